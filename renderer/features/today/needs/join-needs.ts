import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { NeedSaid } from './need.tsx'

type Waiting = OutputOf<'joins.waiting'>['items']
type Sources = readonly { readonly id: string; readonly name: string }[]

/** That names from outside belong to nothing yet; it burns nobody, but figures lack them. */
export function joinNeed(waiting: Waiting, sources: Sources): NeedSaid | undefined {
  const names = waiting.reduce((sum, { projects, places }) => sum + projects + places, 0)
  const [only] = waiting
  if (names === 0 || !only) return undefined
  const source = waiting.length === 1 ? only.source : undefined
  const where =
    source === undefined
      ? `${tellCount(waiting.length)} sources`
      : (sources.find(({ id }) => id === source)?.name ?? 'a source')
  const belong = names === 1 ? 'belongs' : 'belong'
  return {
    tone: 'unknown',
    title: `${tellNumber(names, ['name', 'names'])} at ${where} ${belong} to nothing yet`,
    says: 'What was read under them counts for no service or environment. Joining them takes a key each.',
    href: hrefTo(['sources', 'joins'], { source }),
  }
}
