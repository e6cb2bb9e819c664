import type { Source } from '#shared/vocabulary/source.ts'
import { known, type Move, reason, type Scene, versionOf } from './random-scene.ts'

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
