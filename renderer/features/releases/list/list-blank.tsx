import { Button } from '@mantine/core'
import { IconFilterOff, IconTrain, IconUserQuestion } from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { hrefTo, useAddress } from '#renderer/workbench/address.ts'
import type { Wanted } from '#renderer/workbench/release-query/wanted.ts'
import { hrefWith } from './change-wanted.ts'
import { cleared } from './presets.ts'

type Props = { readonly wanted: Wanted; readonly nobody: boolean }

/** Why the list is empty, and what would change that. */
export function ListBlank({ wanted, nobody }: Props) {
  const address = useAddress()
  const { data } = useQueryOf('releases.rows', { limit: 1 })
  if (nobody) return <NobodyKnown href={hrefWith(address, { person: undefined })} />
  if (data?.total === undefined) return null
  if (data.total === 0) return <NoneAtAll />
  return (
    <Blank
      icon={IconFilterOff}
      title="No release is like that"
      action={
        <>
          {wanted.states === 'open' && (
            <Button component="a" href={hrefWith(address, { states: 'any' })}>
              Look among those that are over too
            </Button>
          )}
          <Button component="a" variant="default" href={hrefWith(address, cleared(wanted))}>
            Clear the filters
          </Button>
        </>
      }
    >
      The workspace holds {tellNumber(data.total, ['release', 'releases'])}; the filters leave all
      of them out.
    </Blank>
  )
}

type NobodyProps = { readonly href: string }

const NobodyKnown = ({ href }: NobodyProps) => (
  <Blank
    icon={IconUserQuestion}
    title="Nobody is known here"
    action={
      <Button component="a" variant="default" href={href}>
        Everybody’s releases
      </Button>
    }
  >
    Your own releases were asked for, but this window does not know who you are.
  </Blank>
)

function NoneAtAll() {
  const { may } = useMe()
  return (
    <Blank
      icon={IconTrain}
      title="No releases yet"
      action={
        may('releases:write') && (
          <>
            <Button component="a" href={hrefTo(['releases', 'new'])}>
              Plan a release
            </Button>
            <Button component="a" variant="default" href={hrefTo(['plans'])}>
              Bring your plan
            </Button>
          </>
        )
      }
    >
      Each release stands here with its state, when it starts on your clock and who leads it. Plan
      one, or bring those that you already keep in a spreadsheet.
    </Blank>
  )
}
