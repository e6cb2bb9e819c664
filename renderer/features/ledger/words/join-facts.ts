import type { Names, Tellings } from './fact-teller.ts'
import { because, changed, quoted } from './phrases.ts'

const labels = { source: 'source', pattern: 'pattern', to: 'target', order: 'order' }

const target = (of: string, to: string, names: Names) =>
  of === 'place' ? names.environment(to) : names.service(to)

/** “project” or “place”. */
const kind = (of: string) => (of === 'place' ? 'place' : 'project')

/** Facts about what names of the outside mean here. */
export const joinFacts: Tellings<'join'> = {
  'join.ruleAdded': {
    label: 'Join rule added',
    tells: ({ payload: { of, pattern, to } }, names) =>
      `joined every ${kind(of)} ${quoted(pattern)} to ${target(of, to, names)}`,
  },
  'join.ruleChanged': {
    label: 'Join rule changed',
    tells: ({ payload: { to } }, names) =>
      changed(to, {
        labels,
        tell: (field, value) => (field === 'to' ? eitherName(String(value), names) : undefined),
      }),
  },
  'join.ruleRemoved': {
    label: 'Join rule removed',
    tells: ({ personal }) => `took the rule away${because(personal?.reason)}`,
  },
  'join.setAside': {
    label: 'Name set aside',
    tells: ({ payload: { of, name }, personal }) =>
      `said that the ${kind(of)} ${quoted(name)} belongs to nothing here${because(personal?.reason)}`,
  },
  'join.takenUp': {
    label: 'Name taken up again',
    tells: ({ payload: { of, name }, personal }) =>
      `left the ${kind(of)} ${quoted(name)} to the rules again${because(personal?.reason)}`,
  },
}

/** A change does not say whether it is about projects or places; ids are never of two kinds. */
function eitherName(id: string, names: Names): string {
  const service = names.service(id)
  return service === 'a service' ? names.environment(id) : service
}
