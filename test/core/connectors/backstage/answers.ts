import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { fixtures } from './catalogue-scene.ts'

const read = (...path: readonly string[]) => readFileSync(join(fixtures, ...path), 'utf8')

/** What climbs out of its folder is asked for, and not there: that is no good day. */
const documents: Readonly<Record<string, string>> = {
  '/shop/catalog-info.yaml': read('catalog-info.yaml').replace(/.*etc\/hosts\.yaml\n/, ''),
  '/shop/teams/org.yaml': read('teams', 'org.yaml'),
}

export const answers: SampleAnswers = {
  baseUrl: 'https://git.example.org/shop/catalog-info.yaml',
  settings: {},
  format: 'yaml',
  chain: 2,
  answer: ({ pathname }) => documents[pathname],
}
