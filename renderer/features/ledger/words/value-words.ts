import { z } from 'zod'
import { tellNumber } from '#renderer/design/moment.ts'
import { itemStateWords, stateWords } from '#renderer/design/release/state-words.ts'
import { slotWords } from './phrases.ts'

type Shape = { readonly words: (value: unknown) => string | undefined }

function shapeOf<S extends z.ZodType>(schema: S, tell: (value: z.output<S>) => string): Shape {
  return {
    words: (value) => {
      const read = schema.safeParse(value)
      return read.success ? tell(read.data) : undefined
    },
  }
}

/** What people write in one breath, by the field that holds it. */
const shapes: Readonly<Record<string, Shape>> = {
  references: shapeOf(
    z.object({ system: z.string(), key: z.string() }),
    ({ system, key }) => `${system} ${key}`,
  ),
  rollbackScope: shapeOf(
    z.object({ of: z.string(), items: z.array(z.string()).optional() }),
    ({ of, items }) =>
      of === 'wholeRelease'
        ? 'the whole release'
        : tellNumber(items?.length ?? 0, ['item', 'items']),
  ),
  slot: shapeOf(z.object({ zone: z.string(), from: z.string(), to: z.string() }), slotWords),
  judged: shapeOf(
    z.object({ outcome: z.string(), because: z.string() }),
    ({ outcome, because }) => `${outcome}: ${because.replace(/\.$/, '')}`,
  ),
}

/** Several values that belong together, as people write them; `undefined` where nothing is known of them. */
export const wordsOfShape = (field: string, value: unknown): string | undefined =>
  shapes[field]?.words(value)

const vocabulary: readonly string[] = ['class', 'strategy', 'kind', 'sensitivity', 'sharing']
const states: Readonly<Record<string, { readonly word: string }>> = {
  ...itemStateWords,
  ...stateWords,
}

/** A word of a list to choose from, as it is spoken: `blueGreen` is blue green. */
export function wordOfVocabulary(field: string, value: string): string {
  if (vocabulary.includes(field)) return value.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  if (field === 'from' || field === 'to') return states[value]?.word ?? value
  return value
}
