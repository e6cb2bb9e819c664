import { Button } from '@mantine/core'
import { IconFilterOff, IconRoute } from '@tabler/icons-react'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Blank } from '#renderer/design/blank.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'

type Props = {
  /** How many there are without the filter. */
  readonly held: number
  readonly whyNot: string | undefined
}

export function NoRules({ held, whyNot }: Props) {
  const wall = useWall()
  if (held > 0) {
    return (
      <Blank
        icon={IconFilterOff}
        title="No rule passes this filter"
        action={
          <Button variant="default" component="a" href={hrefTo(['sources', 'joins', 'rules'])}>
            Show every rule
          </Button>
        }
      />
    )
  }
  return (
    <Blank
      icon={IconRoute}
      title="Rules will be listed here"
      action={
        !wall && (
          <AllowedButton whyNot={whyNot} onClick={() => goTo(hrefTo(['sources', 'joins', 'new']))}>
            Write the first rule
          </AllowedButton>
        )
      }
    >
      A rule joins projects of a source to a service, or what it calls a place to an environment:
      one name, or many by a pattern. Accepting a suggestion writes one, too.
    </Blank>
  )
}
