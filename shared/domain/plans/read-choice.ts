import { ReleaseClass, type Strategy } from '#shared/vocabulary/release.ts'
import { foldWord } from './fold-name.ts'

/** A class as a sheet names it: the first is planned, any of them is what the word may mean. */
export type ReadClass = {
  readonly fits: readonly [ReleaseClass, ...ReleaseClass[]]
  /** What the word says besides, which is lost. */
  readonly wary?: string
}

const NORMAL =
  'A normal change is drafted as standard. If it is a major one, reclassify it: importing again leaves that as it is.'
const URGENT =
  'It is drafted as an emergency. If it is a hotfix, reclassify it: importing again leaves that as it is.'

const classes: Readonly<Record<string, ReadClass>> = {
  standard: { fits: ['standard'] },
  standardchange: { fits: ['standard'] },
  normal: { fits: ['standard', 'major'], wary: NORMAL },
  normalchange: { fits: ['standard', 'major'], wary: NORMAL },
  minor: { fits: ['standard'] },
  major: { fits: ['major'] },
  majorchange: { fits: ['major'] },
  emergency: { fits: ['emergency', 'hotfix'] },
  emergencychange: { fits: ['emergency', 'hotfix'] },
  urgent: { fits: ['emergency', 'hotfix'], wary: URGENT },
  expedited: { fits: ['emergency', 'hotfix'], wary: URGENT },
  hotfix: { fits: ['hotfix'] },
}

const strategies: Readonly<Record<string, Strategy>> = {
  canary: 'canary',
  bluegreen: 'blueGreen',
  rolling: 'rolling',
  rollingupdate: 'rolling',
  recreate: 'recreate',
}

const own = <T>(of: Readonly<Record<string, T>>, word: string): T | undefined => {
  const folded = foldWord(word)
  return Object.hasOwn(of, folded) ? of[folded] : undefined
}

/** `undefined` where the word is none of ours and none that we know; ours as we write it is exact. */
export function readClass(word: string): ReadClass | undefined {
  const exact = ReleaseClass.options.find((one) => one === word)
  return exact ? { fits: [exact] } : own(classes, word)
}

export const readStrategy = (word: string): Strategy | undefined => own(strategies, word)
