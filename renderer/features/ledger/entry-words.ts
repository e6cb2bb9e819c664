import type { NamedEntry } from '#shared/vocabulary/ledger-entry.ts'

type Acted = Pick<NamedEntry, 'actorName'>

/** Who did it; Signalbox itself now and then does. */
export const actorWords = ({ actorName }: Acted): string => actorName ?? 'Name erased or unknown'

const kinds: Readonly<Record<string, string>> = {
  release: 'Release',
  service: 'Service',
  environment: 'Environment',
  person: 'Person',
  team: 'Team',
  releaseClass: 'Class',
  source: 'Source',
  workspace: 'Workspace',
  device: 'Device',
}

type About = Pick<NamedEntry, 'about' | 'subject'>

/** What it is about, by name where it has one. */
export function subjectWords({ about, subject }: About): string {
  if (!about) return subject
  const kind = kinds[about.kind] ?? about.kind
  if (about.kind === 'device') return `${kind} ${subject.slice(0, 8)}`
  return about.name === null ? `${kind} whose name is erased or unknown` : `${kind} ${about.name}`
}

const assurances: Readonly<Record<string, string>> = {
  os: 'Known by the account of the machine',
  proved: 'Proved by a passphrase',
  declared: 'Declared only: nobody checked it',
  program: 'Signalbox itself',
}

/** How sure it was who spoke. */
export const assuranceWords = (assurance: string): string => assurances[assurance] ?? assurance
