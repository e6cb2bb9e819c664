import { covers } from '#shared/domain/people/permissions.ts'
import { foldName } from '#shared/domain/plans/fold-name.ts'
import type { KnownNames, Named } from '#shared/domain/plans/known-names.ts'
import type { Permission } from '#shared/vocabulary/permission.ts'
import type { PlanReading } from '#shared/vocabulary/plan.ts'
import type { Reading } from '../database/reading.ts'
import type { Authority } from '../rpc/authority.ts'

export type Knowing = {
  readonly sources: Reading
  readonly reading: PlanReading
  readonly authority: Authority
}

/** What names mean right now. Each is looked up once. */
export function openKnownNames({ sources, reading, authority }: Knowing): KnownNames {
  const adding = {
    service: mayAdd(authority, { what: 'service', asked: reading.addServices !== undefined }),
    environment: mayAdd(authority, {
      what: 'environment',
      asked: reading.addEnvironments !== undefined,
    }),
  }
  return {
    services: remembered((name) => {
      const found = sources.services.allNamed(name).map(inUse)
      return found.length > 0 || !adding.service.may
        ? found
        : [{ ...toBeAdded(name), versionScheme: null }]
    }),
    environments: remembered((name) => {
      const found = sources.environments.allNamed(name).map(inUse)
      return found.length > 0 || !adding.environment.may ? found : [toBeAdded(name)]
    }),
    people: remembered((name) =>
      sources.people.allNamed(name).map(({ active, ...person }) => ({ ...person, inUse: active })),
    ),
    opens: {
      service: opening(sources.services.namesWithCommas),
      environment: opening(sources.environments.namesWithCommas),
    },
    unknown: { service: adding.service.otherwise, environment: adding.environment.otherwise },
  }
}

const inUse = <T extends { readonly retired: boolean }>(thing: T) => ({
  ...thing,
  inUse: !thing.retired,
})

/** Stands for what the import adds first and then looks up anew, so this id is never recorded. */
const toBeAdded = <Id extends string>(name: string): Named<Id> & { readonly isNew: true } => ({
  id: `new ${name.toLowerCase()}` as Id,
  name,
  inUse: true,
  isNew: true,
})

const permissionFor = {
  service: 'services:write',
  environment: 'environments:write',
} as const satisfies Record<string, Permission>

type Adding = { readonly what: keyof typeof permissionFor; readonly asked: boolean }

/** Whether unknown names are added, and what to do about them otherwise. */
function mayAdd(authority: Authority, { what, asked }: Adding) {
  const permission = permissionFor[what]
  const isAllowed = covers(authority.scopesFor(permission), {})
  const otherwise =
    asked && !isAllowed
      ? `adding it needs the permission ${permission} in the whole workspace.`
      : `add it first, or let the import add each ${what} that is not known.`
  return { may: asked && isAllowed, otherwise }
}

/** Read where it is first asked, since few sheets part their lists at commas. */
function opening(names: () => readonly string[]): (words: string) => boolean {
  let beginnings: ReadonlySet<string> | undefined
  return (words) => {
    beginnings ??= new Set(names().map((name) => foldName(name.split(',')[0]!)))
    return beginnings.size > 0 && beginnings.has(foldName(words))
  }
}

function remembered<T>(look: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    if (!known.has(name)) known.set(name, look(name))
    return known.get(name)!
  }
}
