import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import { EffectChoices } from './effect-choices.tsx'
import { EffectLine } from './effect-line.tsx'
import './effects.css'

const STEP = 10
/** As many as one decision can be about. */
const AT_ONCE = 500

type Props = { readonly source: Pick<Source, 'id'> }

/** What is written to a source, and what waits for somebody; nothing where nothing is written to it. */
export function SourceEffectsPanel({ source }: Props) {
  const [limit, setLimit] = useState(STEP)
  const { data, error } = useQueryOf(
    'effects.list',
    { source: source.id, limit },
    { meanwhile: 'previous' },
  )
  const held = useQueryOf('effects.list', { source: source.id, state: 'held', limit: AT_ONCE })
  const all = held.data?.items ?? []
  if (!error && (data?.items ?? []).length === 0) return null
  return (
    <Panel title="What is written to it">
      {error && <Failure title="What is written outside cannot be read" error={error} />}
      {all.length > 1 && (
        <div>
          <Text fz="sm">
            {tellNumber(all.length, ['entry is', 'entries are'])} held, because a backup was
            restored: they may have been written since that backup was made.
          </Text>
          <EffectChoices effects={all} />
        </div>
      )}
      <ul className="sb-effects">
        {data?.items.map((effect) => (
          <li key={effect.key}>
            <EffectLine effect={effect} where="" />
            <small>
              <a href={hrefTo(['releases', effect.release])}>To the release</a>
            </small>
            <EffectChoices effects={[effect]} />
          </li>
        ))}
      </ul>
      {data?.next != null && limit < PAGE_LIMIT && (
        <div>
          <Button
            variant="default"
            onClick={() => setLimit((now) => Math.min(PAGE_LIMIT, now + 5 * STEP))}
          >
            Show more
          </Button>
        </div>
      )}
    </Panel>
  )
}
