import { Button } from '@mantine/core'
import { IconFilterOff, IconPlugConnected } from '@tabler/icons-react'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Blank } from '#renderer/design/blank.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'

type Props = {
  /** How many there are without the filter. */
  readonly held: number
  readonly whyNot: string | undefined
}

/** The list of sources while it is empty, or while nothing passes its filter. */
export function NoSources({ held, whyNot }: Props) {
  const wall = useWall()
  if (held > 0) {
    return (
      <Blank
        icon={IconFilterOff}
        title="No source passes this filter"
        action={
          <Button variant="default" component="a" href={hrefTo(['sources'])}>
            Show every source
          </Button>
        }
      />
    )
  }
  return (
    <Blank
      icon={IconPlugConnected}
      title="Sources will be listed here"
      action={
        !wall && (
          <AllowedButton whyNot={whyNot} onClick={() => goTo(hrefTo(['sources', 'new']))}>
            Add the first source
          </AllowedButton>
        )
      }
    >
      A source is a system outside that is read: what was run, deployed and changed there stands
      here with its age, also while there is no network.
    </Blank>
  )
}
