import type { Source } from '#shared/vocabulary/source.ts'
import { known, type Move, reason, type Scene, text, versionOf } from './random-scene.ts'

const seen = (s: Scene, source: Source) => ({
  sourceId: source.id,
  expectedVersion: versionOf(s, source),
})
const baseUrl = (s: Scene) => `https://ci${s.number(3)}.example.org/`

/** What people decide about sources; nothing is read of any. */
export const sourceMoves: readonly Move[] = [
  (s) => {
    const said = { kind: 'jenkins', name: `source ${s.number(5)}`, baseUrl: baseUrl(s) }
    return s.ask('sources.add', { ...said, secret: `token ${s.step}` })
  },
  (s) =>
    s.ask('sources.add', {
      ...{ kind: 'caldav', name: `calendar ${s.number(3)}`, baseUrl: baseUrl(s) },
      settings: { publishTo: s.one(['/team/', '/trains/']) },
    }),
  async (s) => {
    const { items } = await s.core.get('effects.list', { limit: 5 })
    const effects = items.map(({ key }) => key).slice(0, 1 + s.number(2))
    if (effects.length === 0) return undefined
    const choice = s.one(['perform', 'overwrite', 'drop'] as const)
    return s.ask('effects.decide', { effects, choice, reason: text(s, 'Decided') })
  },
  (s) => {
    const changes = s.chance(2) ? { name: `source ${s.number(5)}` } : { baseUrl: baseUrl(s) }
    const given = s.chance(2) ? { secret: `token ${s.step}` } : {}
    return s.ask('sources.change', { ...seen(s, known(s, s.sources)), changes, ...given })
  },
  (s) => s.ask('sources.pause', { ...seen(s, known(s, s.sources)), reason }),
  (s) => s.ask('sources.resume', { ...seen(s, known(s, s.sources)), reason }),
  (s) =>
    s.chance(4) ? s.ask('sources.remove', { ...seen(s, known(s, s.sources)), reason }) : undefined,
]
