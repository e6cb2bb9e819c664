import { Button } from '@mantine/core'
import { IconCircleCheck, IconFilterOff, IconPlugConnected } from '@tabler/icons-react'
import { Blank } from '#renderer/design/blank.tsx'
import { currentAddress, hrefTo } from '#renderer/workbench/address.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import type { InboxPart } from './inbox-page.tsx'

type Props = { readonly part: InboxPart; readonly narrowed: boolean }

/** The inbox while it is empty, or while nothing passes its filter. */
export function NoNames({ part, narrowed }: Props) {
  const sources = useSources().data?.items
  if (narrowed) {
    return (
      <Blank
        icon={IconFilterOff}
        title="No name passes this filter"
        action={
          <Button variant="default" component="a" href={hrefTo(currentAddress().path)}>
            Show every name
          </Button>
        }
      />
    )
  }
  if (part === 'aside') {
    return (
      <Blank icon={IconCircleCheck} title="No name is set aside">
        A name that belongs to nothing here can be set aside with a reason; it then stops asking.
      </Blank>
    )
  }
  if (sources?.length === 0) {
    return (
      <Blank
        icon={IconPlugConnected}
        title="Names from outside will wait here"
        action={<a href={hrefTo(['sources', 'new'])}>Add the first source</a>}
      >
        What is read of a source goes by names of its own. Here they are joined to services and
        environments, so that it is known what each run and deployment is about.
      </Blank>
    )
  }
  return (
    <Blank icon={IconCircleCheck} title="Nothing waits to be joined">
      Every name that was read is joined by a rule, or was set aside.
    </Blank>
  )
}
