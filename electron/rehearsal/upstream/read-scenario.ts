import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import canaryRegresses from '../../../resources/scenarios/canary-regresses.json' with {
  type: 'json',
}
import deployHangs from '../../../resources/scenarios/deploy-hangs.json' with { type: 'json' }
import sourceDies from '../../../resources/scenarios/source-dies.json' with { type: 'json' }
import sourceLimits from '../../../resources/scenarios/source-limits.json' with { type: 'json' }
import usualWeek from '../../../resources/scenarios/usual-week.json' with { type: 'json' }
import { UnfitScenario } from './plot.ts'
import { Scenario } from './scenario.ts'

/** What is played where nobody asks for anything else. */
export const USUAL = 'usual-week'

const brought: readonly unknown[] = [
  usualWeek,
  canaryRegresses,
  sourceLimits,
  sourceDies,
  deployHangs,
]

/** Those that the program brings along. */
export const broughtScenarios = (): readonly Scenario[] => brought.map((raw) => Scenario.parse(raw))

/** One of those that are brought along, or one in a file of one's own. */
export function readScenario(asked: string): Scenario {
  const known = broughtScenarios()
  const found = known.find(({ name }) => name === asked)
  if (found) return found
  const file = resolve(asked)
  if (!existsSync(file)) {
    const names = known.map(({ name }) => name).join(', ')
    throw new UnfitScenario(`There is no scenario ${asked}, and no such file; there are ${names}.`)
  }
  return parse(readFileSync(file, 'utf8'), file)
}

function parse(text: string, file: string): Scenario {
  const read = Scenario.safeParse(jsonIn(text, file))
  if (read.success) return read.data
  throw new UnfitScenario(`${file} is no scenario:\n${z.prettifyError(read.error)}`)
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new UnfitScenario(`${file} is not JSON: ${(error as Error).message}`)
  }
}
