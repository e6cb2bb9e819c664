import type { EnvironmentId, ServiceId, TeamId } from '#shared/vocabulary/ids.ts'
import type { LedgerEntry, NamedEntry, SubjectKind } from '#shared/vocabulary/ledger-entry.ts'
import { ReleaseClass } from '#shared/vocabulary/release.ts'
import type { Reading } from '../database/reading.ts'
import { PROGRAM } from '../rpc/authority.ts'

/** What goes by an id: `null` where it has no name any more, `undefined` where nothing does. */
type NameOf = (id: string) => string | null | undefined

const PROGRAM_NAME = 'Signalbox'

/** What facts are about, by what their type begins with. */
const KINDS: Readonly<Record<string, SubjectKind>> = {
  person: 'person',
  role: 'person',
  team: 'team',
  environment: 'environment',
  service: 'service',
  release: 'release',
  releaseClass: 'releaseClass',
  source: 'source',
  workspace: 'workspace',
  device: 'device',
  clock: 'device',
}

/** Names whom entries concern; each is looked up once for one answer. */
export function nameEntries<Entry extends Pick<LedgerEntry, 'actor' | 'type' | 'subject'>>(
  entries: readonly Entry[],
  reading: Reading,
): (Entry & Pick<NamedEntry, 'actorName' | 'about'>)[] {
  const names = namesIn(reading)
  const actors = once((actor) => (actor === PROGRAM ? PROGRAM_NAME : (names.person(actor) ?? null)))
  const subjects = once((subject, type) => aboutOf({ subject, type }, names))
  return entries.map((entry) => {
    const { actor, subject, type } = entry
    return { ...entry, actorName: actors(actor, ''), about: subjects(subject, prefixOf(type)) }
  })
}

const prefixOf = (type: string) => type.slice(0, type.indexOf('.'))

type Names = Readonly<Record<SubjectKind, NameOf>>

/** A fact that can be about anything, such as an erasure, says only of which id. */
function aboutOf(
  { subject, type }: Pick<LedgerEntry, 'subject' | 'type'>,
  names: Names,
): NamedEntry['about'] {
  const kind = KINDS[type]
  if (kind) return { kind, name: names[kind](subject) ?? null }
  for (const [kind, nameOf] of Object.entries(names) as [SubjectKind, NameOf][]) {
    const name = nameOf(subject)
    if (name !== undefined) return { kind, name }
  }
  return null
}

/** Ids are never of two kinds, so each is asked of the reader of its own. */
const namesIn = (reading: Reading): Names => ({
  release: (id) => reading.releases.nameOf(id),
  person: (id) => reading.people.nameOf(id),
  service: (id) => reading.services.find(id as ServiceId)?.name,
  environment: (id) => reading.environments.find(id as EnvironmentId)?.name,
  team: (id) => reading.teams.find(id as TeamId)?.name,
  releaseClass: (id) => ReleaseClass.safeParse(id).data,
  source: (id) => reading.sources.nameOf(id),
  workspace(id) {
    const workspace = reading.workspace.find()
    return workspace?.id === id ? workspace.name : undefined
  },
  device: () => undefined,
})

function once<T>(look: (id: string, type: string) => T) {
  const known = new Map<string, T>()
  return (id: string, type: string): T => {
    const key = `${type} ${id}`
    const found = known.get(key) ?? look(id, type)
    known.set(key, found)
    return found
  }
}
