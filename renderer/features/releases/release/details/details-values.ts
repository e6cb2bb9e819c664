import { type AskOf, contract } from '#shared/contract/index.ts'
import type { ItemId, PersonId } from '#shared/vocabulary/ids.ts'
import type { Release, ReleaseDetails, Strategy } from '#shared/vocabulary/release.ts'
import { atRows, type Faults, faultsIn, placesOf } from '../form/faults.ts'

type ReferenceValues = { readonly system: string; readonly key: string; readonly url: string }

/** What is said about a release as a whole, as its form holds it: what is not said is empty. */
export type DetailsValues = {
  readonly name: string
  readonly goal: string
  readonly strategy: Strategy | null
  readonly owner: string | null
  readonly lead: string | null
  readonly rollbackScope: {
    readonly of: 'undecided' | 'wholeRelease' | 'items'
    readonly items: readonly string[]
  }
  readonly abortCriteria: readonly string[]
  readonly complianceTags: readonly string[]
  readonly references: readonly ReferenceValues[]
}

export const blankReference: ReferenceValues = { system: '', key: '', url: '' }

export const blankDetails: DetailsValues = {
  name: '',
  goal: '',
  strategy: null,
  owner: null,
  lead: null,
  rollbackScope: { of: 'undecided', items: [] },
  abortCriteria: [],
  complianceTags: [],
  references: [],
}

type Said = Pick<Release, keyof DetailsValues>

export const valuesOfDetails = (said: Said): DetailsValues => ({
  name: said.name,
  goal: said.goal ?? '',
  strategy: said.strategy,
  owner: said.owner,
  lead: said.lead,
  rollbackScope: {
    of: said.rollbackScope?.of ?? 'undecided',
    items: said.rollbackScope?.of === 'items' ? said.rollbackScope.items : [],
  },
  abortCriteria: said.abortCriteria ?? [],
  complianceTags: said.complianceTags,
  references: said.references.map(({ system, key, url }) => ({ system, key, url: url ?? '' })),
})

/** What the form says, in the contract's shape; whether it holds is for the contract to say. */
export const detailsOfValues = (values: DetailsValues): ReleaseDetails => ({
  name: values.name.trim(),
  goal: orNull(values.goal),
  strategy: values.strategy,
  // The pickers offer ids only; the contract looks at them again.
  owner: values.owner as PersonId | null,
  lead: values.lead as PersonId | null,
  rollbackScope: scopeOf(values.rollbackScope),
  abortCriteria: values.abortCriteria.map((words) => words.trim()).filter(Boolean),
  complianceTags: values.complianceTags.map((tag) => tag.trim()),
  references: values.references.filter((row) => !isBlankReference(row)).map(referenceOf),
})

function scopeOf({ of, items }: DetailsValues['rollbackScope']): ReleaseDetails['rollbackScope'] {
  if (of === 'undecided') return null
  return of === 'wholeRelease' ? { of } : { of, items: items as ItemId[] }
}

const referenceOf = ({ system, key, url }: ReferenceValues) => ({
  system: system.trim(),
  key: key.trim(),
  url: orNull(url),
})

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
const isBlankReference = ({ system, key, url }: ReferenceValues) => !`${system}${key}${url}`.trim()

/** The places of the rows that are sent, by list. */
export const keptRows = ({ abortCriteria, references }: DetailsValues) => ({
  abortCriteria: placesOf(abortCriteria, (words) => words.trim() === ''),
  references: placesOf(references, isBlankReference),
})

const changes = contract['releases.change'].input.shape.changes

export const faultsOfDetails = (values: DetailsValues): Faults =>
  atRows(faultsIn(changes, detailsOfValues(values)), keptRows(values))

type Changes = AskOf<'releases.change'>['changes']

/** Only what the form changed is sent, so that what was erased meanwhile stays so. */
export function changesOf(
  values: DetailsValues,
  changed: readonly (keyof DetailsValues)[],
): Changes {
  const details = detailsOfValues(values)
  return Object.fromEntries(changed.map((key) => [key, details[key]]))
}

export const fieldNames: Readonly<Record<keyof DetailsValues, string>> = {
  name: 'name',
  goal: 'goal',
  strategy: 'strategy',
  owner: 'owner',
  lead: 'lead',
  rollbackScope: 'rollback scope',
  abortCriteria: 'abort criteria',
  complianceTags: 'compliance tags',
  references: 'references',
}
