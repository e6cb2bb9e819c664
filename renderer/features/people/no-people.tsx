import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { Blank } from '#renderer/design/blank.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'

type Props = {
  readonly team: string | undefined
  /** Whether more than the team narrows the list down. */
  readonly filtered: 'further' | 'by team only'
}

/** Nobody passes the filter: there is always somebody, because somebody reads this. */
export const NoPeople = ({ team, filtered }: Props) => (
  <Blank
    icon={IconFilterOff}
    title={titleOf({ team, filtered })}
    action={
      <Button variant="default" component="a" href={hrefTo(['people'])}>
        Show everybody
      </Button>
    }
  >
    {team ? 'Somebody joins a team on their own page, under Teams.' : undefined}
  </Blank>
)

function titleOf({ team, filtered }: Props): string {
  if (team === undefined) return 'Nobody passes this filter'
  return filtered === 'further'
    ? `Nobody in ${team} passes this filter`
    : `Nobody is in ${team} yet`
}
