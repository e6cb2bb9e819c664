import { Button, Skeleton } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import type { Criterion, Release } from '#shared/vocabulary/release.ts'
import { becauseNotWritable } from '../because-not.ts'
import { useEditing } from '../use-editing.ts'
import { type Asked, askedOf } from './asked.ts'
import { AskedList } from './asked-list.tsx'
import { Vouch } from './vouch.tsx'

type Props = { readonly release: Release }

/** What the class asks for, how it stands, and what meets it. */
export function AsksPanel({ release }: Props) {
  const me = useMe()
  const { show } = useEditing()
  const { data, error } = useQueryOf('releases.policies', {})
  const [vouching, setVouching] = useState<Criterion>()
  const policy = data?.items.find((one) => one.class === release.class)
  const asked = useMemo(() => policy && askedOf(release, policy), [release, policy])
  const closed = becauseNotWritable(release, me)
  const offer = ({ vouch, document, editing, title }: Asked) => {
    if (closed) return null
    if (vouch) return <Fill says="Vouch" about={title} onClick={() => setVouching(vouch)} />
    if (document !== undefined) {
      const attach = () => show({ edit: 'document', kind: document })
      return <Fill says="Attach" about={title} onClick={attach} />
    }
    return editing && <Fill says="Fill in" about={title} onClick={() => show({ edit: editing })} />
  }
  return (
    <Panel title={`What ${classWords[release.class].toLowerCase()} asks`}>
      {error && <Failure title="What the class asks cannot be read" error={error} />}
      {!asked && !error && <Skeleton height={160} />}
      {asked && <AskedList asked={asked} offer={offer} />}
      {asked?.length === 0 && <p className="sb-panel-says">This class asks for nothing.</p>}
      {vouching && (
        <Vouch release={release} criterion={vouching} onClose={() => setVouching(undefined)} />
      )}
    </Panel>
  )
}

type FillProps = { readonly says: string; readonly about: string; readonly onClick: () => void }

const Fill = ({ says, about, onClick }: FillProps) => (
  <Button size="compact-xs" variant="default" aria-label={`${says}: ${about}`} onClick={onClick}>
    {says}
  </Button>
)
