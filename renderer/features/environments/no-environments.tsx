import { Button } from '@mantine/core'
import { IconFilterOff, IconServer2 } from '@tabler/icons-react'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Blank } from '#renderer/design/blank.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'

type Props = {
  /** How many there are without the filter. */
  readonly held: number
  readonly whyNot: string | undefined
}

/** The list of environments while it is empty, or while nothing passes its filter. */
export const NoEnvironments = ({ held, whyNot }: Props) =>
  held > 0 ? (
    <Blank
      icon={IconFilterOff}
      title="No environment passes this filter"
      action={
        <Button variant="default" component="a" href={hrefTo(['environments'])}>
          Show every environment in use
        </Button>
      }
    >
      Retired environments are left out unless you ask for them.
    </Blank>
  ) : (
    <Blank
      icon={IconServer2}
      title="Environments will be listed here"
      action={
        <AllowedButton whyNot={whyNot} onClick={() => goTo(hrefTo(['environments', 'new']))}>
          Add the first environment
        </AllowedButton>
      }
    >
      An environment is where a release goes: its stage says when in the order of promotion, its
      capacity how many releases it takes at once.
    </Blank>
  )
