import { Popover, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useWall } from '#renderer/data/wall.ts'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import './age-badge.css'
import { JoinedShare, type Share } from './joined-share.tsx'
import { SourceLines } from './source-lines.tsx'
import { SourceStanding } from './source-standing.tsx'
import { tellTogether } from './tell-standing.ts'
import { useSources } from './use-sources.ts'

type Props = {
  /** Whose word it is; all of them where that is not said. */
  readonly of?: readonly SourceId[] | undefined
  /** Of what it was told, how much is known to belong somewhere. */
  readonly shares?: readonly Share[]
}

/** From where something was read, how old it is and how far to rely on it; opens to why. */
export function AgeBadge({ of, shares = [] }: Props) {
  const all = useSources().data?.items
  const wall = useWall()
  const now = useNow()
  if (!all) return null
  const sources = of === undefined ? all : all.filter(({ id }) => of.includes(id))
  const { standing, word, says } = tellTogether(sources, now)
  const told = (
    <>
      {standing ? <SourceStanding standing={standing} word={word} /> : <Unsaid>{word}</Unsaid>}
      <span className="sb-age-says">{says}</span>
    </>
  )
  if (wall) return <span className="sb-age">{told}</span>
  return (
    <Popover position="bottom-end" width={380} withRoles trapFocus returnFocus shadow="md">
      <Popover.Target>
        <UnstyledButton className="sb-age" data-opens>
          {told}
          <IconChevronDown size={13} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className="sb-age-why">
        <SourceLines sources={sources} />
        {shares.map((share) => (
          <JoinedShare key={share.what[1]} share={share} />
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
