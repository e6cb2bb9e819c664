import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { type CalledNames, linesOfRelease } from '#shared/domain/plans/lines-of-release.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Reading } from '../database/reading.ts'

/** Lines are numbered as they stand below a header, beginning anew with each answer. */
export function listLines(
  { system, limit = 100, ...wanted }: InputOf<'plans.lines'>,
  sources: Reading,
): OutputOf<'plans.lines'> {
  const { releases } = sources
  const ids = releases.idsAfter({ ...wanted, limit: limit + 1 })
  const listed = ids.slice(0, limit)
  const called = namesIn(sources)
  const cells = listed.flatMap((id) => {
    const release = releases.find(id)!
    return linesOfRelease(release, { key: keyOf(release, { system, sources }), called })
  })
  return {
    lines: cells.map((one, at) => ({ line: at + 2, cells: one })),
    next: ids.length > limit ? listed.at(-1)! : null,
  }
}

type Keyed = { readonly system: string; readonly sources: Reading }

/** The key that finds this release and no other; its own id where the system has none. */
function keyOf({ id, references }: Release, { system, sources }: Keyed): string {
  const keys = references.filter((one) => one.system === system).map(({ key }) => key)
  const finds = (key: string) => sources.releases.findByReference({ system, key }).length === 1
  return keys.find(finds) ?? id
}

const namesIn = ({ services, environments, people }: Reading): CalledNames => ({
  service: (id) => services.find(id)?.name,
  environment: (id) => environments.find(id)?.name,
  person: (id) => people.nameOf(id) ?? undefined,
  services: { isKnown: (name) => services.named(name) !== undefined, opens: () => true },
})
