import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { Release } from '#shared/vocabulary/release.ts'
import { EffectChoices } from './effect-choices.tsx'
import { EffectLine } from './effect-line.tsx'
import { lastWords } from './effect-words.ts'
import './effects.css'

type Props = { readonly release: Release }

/** What calendars outside are told of a release; nothing where it is published nowhere. */
export function ReleaseEffectsPanel({ release }: Props) {
  const { data, error } = useQueryOf('effects.list', { release: release.id })
  const sources = useQueryOf('sources.list', {})
  const nameOf = (id: string) => sources.data?.items.find((one) => one.id === id)?.name ?? ''
  const last = lastWords(data?.items ?? [])
  if (!error && last.length === 0) return null
  return (
    <Panel title="In calendars outside">
      {error && <Failure title="What is written outside cannot be read" error={error} />}
      <ul className="sb-effects">
        {last.map((effect) => (
          <li key={effect.key}>
            <EffectLine effect={effect} where={nameOf(effect.source)} />
            <EffectChoices effects={[effect]} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
