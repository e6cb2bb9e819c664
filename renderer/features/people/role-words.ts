import type { Scope } from '#shared/vocabulary/role.ts'
import { Role } from '#shared/vocabulary/role.ts'

const roles: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  coordinator: 'Coordinator',
  releaseManager: 'Release manager',
  deploymentLead: 'Deployment lead',
  approver: 'Approver',
  administrator: 'Administrator',
}

export const roleWord = (role: Role): string => roles[role]

export const roleOptions = Role.options.map((value) => ({ value, label: roles[value] }))

export const scopeWords: Readonly<Record<Scope['of'], string>> = {
  workspace: 'the whole workspace',
  team: 'team',
  service: 'service',
  environment: 'environment',
}

const assurances: Readonly<Record<string, string>> = {
  os: 'known by their account',
  proved: 'proved by a passphrase',
  declared: 'on their word alone',
  program: 'the program itself',
}

/** How sure it was who spoke. */
export const assuranceWord = (assurance: string): string => assurances[assurance] ?? assurance
