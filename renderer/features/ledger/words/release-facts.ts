import { classWords, itemStateWords, stateWords } from '#renderer/design/release/state-words.ts'
import type { Names, Tellings } from './fact-teller.ts'
import { because, changed, listed, quoted, slotWords } from './phrases.ts'

const detailLabels = {
  name: 'name',
  strategy: 'strategy',
  owner: 'owner',
  lead: 'lead',
  rollbackScope: 'rollback scope',
  complianceTags: 'compliance tags',
  references: 'references',
}

const itemLabels = {
  kind: 'kind',
  title: 'title',
  service: 'service',
  version: 'version',
  buildId: 'build',
  artifactDigest: 'artifact',
  changeReference: 'change reference',
  businessCapability: 'business capability',
}

const wordOf = (words: Readonly<Record<string, { readonly word: string }>>, state: string) =>
  words[state]?.word ?? state
const stateWord = (state: string) => wordOf(stateWords, state)
const itemWord = (state: string) => wordOf(itemStateWords, state).toLowerCase()
const classWord = (name: string) =>
  ((classWords as Readonly<Record<string, string>>)[name] ?? name).toLowerCase()

const rewordings: Readonly<Record<string, string>> = {
  goal: 'goal',
  abortCriteria: 'criteria for stopping',
}

const personField = (names: Names) => (field: string, value: unknown) =>
  field === 'owner' || field === 'lead' ? names.person(String(value)) : undefined

/** Facts about what a release is. */
const planFacts: Pick<
  Tellings<'release'>,
  'release.drafted' | 'release.changed' | 'release.reworded' | 'release.reclassified'
> = {
  'release.drafted': {
    label: 'Release drafted',
    tells: ({ payload }) =>
      `drafted the ${classWord(payload.class)} release ${quoted(payload.name)}`,
  },
  'release.changed': {
    label: 'Release changed',
    tells: ({ payload }, names) =>
      changed(payload.to, { labels: detailLabels, tell: personField(names) }),
  },
  'release.reworded': {
    label: 'Release reworded',
    tells: ({ payload, personal }) => {
      const what = listed(payload.fields.map((field) => rewordings[field] ?? field))
      return `reworded its ${what}${because(personal?.goal)}`
    },
  },
  'release.reclassified': {
    label: 'Release reclassified',
    tells: ({ payload, personal }) =>
      `made it ${classWord(payload.to)} instead of ${classWord(payload.from)}${because(personal?.reason)}`,
  },
}

/** Facts about what a release moves, and where and when. */
const partFacts: Omit<Tellings<'release'>, keyof typeof planFacts | keyof typeof lifeFacts> = {
  'release.itemAdded': {
    label: 'Item added',
    tells: ({ payload }) => {
      const version = payload.version ? `, version ${payload.version}` : ''
      return `added the item ${quoted(payload.title)}${version}`
    },
  },
  'release.itemChanged': {
    label: 'Item changed',
    tells: ({ payload }, names) => {
      const tell = (field: string, value: unknown) =>
        field === 'service' ? names.service(String(value)) : undefined
      return `changed an item: ${changed(payload.to, { labels: itemLabels, tell })}`
    },
  },
  'release.itemRemoved': { label: 'Item taken out', tells: () => 'took an item out' },
  'release.itemStateSet': {
    label: 'Item moved on',
    tells: ({ payload, personal }) =>
      `moved an item from ${itemWord(payload.from)} to ${itemWord(payload.to)}${because(personal?.reason)}`,
  },
  'release.activityAdded': {
    label: 'Slot added',
    tells: ({ payload: { environment, slot } }, names) =>
      `set it for ${names.environment(environment)}, ${slotWords(slot)}`,
  },
  'release.activityChanged': {
    label: 'Slot changed',
    tells: ({ payload: { to }, personal }, names) =>
      `moved its slot in ${names.environment(to.environment)} to ${slotWords(to.slot)}${because(personal?.reason)}`,
  },
  'release.activityRemoved': {
    label: 'Slot taken away',
    tells: ({ personal }) => `took a slot away${because(personal?.reason)}`,
  },
  'release.documentAttached': {
    label: 'Document attached',
    tells: ({ personal }) =>
      personal ? `attached ${quoted(personal.title)}` : 'attached a document whose title is erased',
  },
  'release.documentRemoved': {
    label: 'Document taken away',
    tells: ({ personal }) => `took a document away${because(personal?.reason)}`,
  },
}

/** Facts about how far a release has come, and by which rules. */
const lifeFacts: Pick<
  Tellings<'release' | 'releaseClass'>,
  'release.criterionAffirmed' | 'release.stateSet' | 'release.takenBack' | 'releaseClass.policySet'
> = {
  'release.criterionAffirmed': {
    label: 'Criterion affirmed',
    tells: ({ payload, personal }) =>
      `affirmed that ${quoted(payload.says)} is met${because(personal?.reason)}`,
  },
  'release.stateSet': {
    label: 'Release moved on',
    tells: ({ payload, personal }) =>
      `moved it from ${stateWord(payload.from)} to ${stateWord(payload.to)}${because(personal?.reason)}`,
  },
  'release.takenBack': {
    label: 'Release taken back',
    tells: ({ payload }) =>
      `took it back from ${stateWord(payload.from)} to ${stateWord(payload.to)}: ${payload.because}`,
  },
  'releaseClass.policySet': {
    label: 'Rules of a class set',
    tells: ({ payload, personal }) =>
      `set the rules of ${classWord(payload.class)} releases${because(personal?.reason)}`,
  },
}

export const releaseFacts: Tellings<'release' | 'releaseClass'> = {
  ...planFacts,
  ...partFacts,
  ...lifeFacts,
}
