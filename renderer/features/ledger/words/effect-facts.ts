import type { Tellings } from './fact-teller.ts'
import { because } from './phrases.ts'

const choices: Readonly<Record<string, string>> = {
  perform: 'had what waited to be done there done after all',
  overwrite: 'had what waited to be done there written over what stood there',
  drop: 'dropped what waited to be done there',
}

/** Facts about what is done outside and could not be done by itself. */
export const effectFacts: Tellings<'effect'> = {
  'effect.decided': {
    label: 'Outside effects decided',
    tells: ({ payload: { effects, choice }, personal }) =>
      `${choices[choice] ?? `decided “${choice}” about what waited to be done there`} (${effects.length})${because(personal?.reason)}`,
  },
}
