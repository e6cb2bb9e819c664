import { Button } from '@mantine/core'
import { IconBox, IconFilterOff } from '@tabler/icons-react'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Blank } from '#renderer/design/blank.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'

type Props = {
  /** How many there are without the filter. */
  readonly held: number
  readonly whyNot: string | undefined
}

/** The list of services while it is empty, or while nothing passes its filter. */
export const NoServices = ({ held, whyNot }: Props) =>
  held > 0 ? (
    <Blank
      icon={IconFilterOff}
      title="No service passes this filter"
      action={
        <Button variant="default" component="a" href={hrefTo(['services'])}>
          Show every service in use
        </Button>
      }
    >
      Retired services are left out unless you ask for them.
    </Blank>
  ) : (
    <Blank
      icon={IconBox}
      title="Services will be listed here"
      action={
        <AllowedButton whyNot={whyNot} onClick={() => goTo(hrefTo(['services', 'new']))}>
          Add the first service
        </AllowedButton>
      }
    >
      A service is what a release carries: it has an owner, a tier, and a way of numbering versions
      by which Signalbox knows what is newer.
    </Blank>
  )
