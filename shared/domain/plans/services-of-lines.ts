import { Label, Name } from '#shared/vocabulary/text.ts'
import { foldName } from './fold-name.ts'
import { type LineGroup, said } from './group-lines.ts'
import type { Gathering, IntendedService } from './intended-release.ts'
import type { KnownNames } from './known-names.ts'
import { MOST_PARTS } from './most-parts.ts'
import { type NamedService, readServices } from './read-services.ts'
import { withVersion } from './with-version.ts'

type Asking = {
  readonly group: LineGroup
  readonly known: KnownNames
  readonly gather: Gathering
}

type Found = NamedService & { readonly line: number; readonly folded: string }

/**
 * Services of all lines, each version of one once; a line without the version adds nothing to it.
 * Nothing is read beyond the most that a release takes.
 */
export function servicesOfLines({ group, known, gather }: Asking): IntendedService[] {
  const { found, beyond } = firstFound(servicesIn({ group, known, gather }))
  if (beyond) {
    const because = `From here on there are more than ${MOST_PARTS} services: a release takes no more.`
    gather.isWrong({ line: beyond.line, column: 'services' }, because)
  }
  return found.flatMap((service) => {
    const { name, version, line } = service
    if (isWell(service)) return [{ written: name, version, line, candidates: known.services(name) }]
    const because = `${cut(name)} is too long for a service or version.`
    gather.isWrong({ line, column: 'services' }, because)
    return []
  })
}

function* servicesIn({ group, known, gather }: Asking): Generator<Found> {
  const isKnown = (name: string) => known.services(name).some(({ isNew }) => !isNew)
  const names = { isKnown, opens: known.opens.service }
  for (const { line, cells } of group.lines) {
    const read = readServices(said(cells.services) ?? '', names)
    const version = said(cells.version)
    for (const service of version ? withVersion(read, { version, line, gather }) : read) {
      yield { ...service, line, folded: foldName(service.name) }
    }
  }
}

function firstFound(services: Iterable<Found>) {
  const found: Found[] = []
  const versionsOf = new Map<string, Set<string | null>>()
  let count = 0
  let beyond: Found | undefined
  for (const service of services) {
    const versions = versionsOf.get(service.folded) ?? new Set()
    if (versions.has(service.version) || (service.version === null && versions.size > 0)) continue
    // What names the version takes the place of what does not.
    if (!versions.delete(null)) count += 1
    if (count > MOST_PARTS) {
      beyond = service
      break
    }
    versionsOf.set(service.folded, versions.add(service.version))
    found.push(service)
  }
  const isKept = ({ folded, version }: Found) => versionsOf.get(folded)!.has(version)
  return { found: found.filter(isKept), beyond }
}

const isWell = ({ name, version }: NamedService) =>
  Name.safeParse(name).success && (version === null || Label.safeParse(version).success)

const cut = (name: string) => (name.length > 60 ? `${name.slice(0, 60)}…` : name)
