import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { matchPattern } from '#shared/domain/joins/match-pattern.ts'
import type { JoinRuleId } from '#shared/vocabulary/ids.ts'
import type { JoinVerdict } from '#shared/vocabulary/join.ts'
import type { Reading } from '../database/reading.ts'
import { pageOfNames } from './after-name.ts'

/** What a draft goes by until it is added: after all that stand, as it will. */
const DRAFT = 'ffffffff-ffff-7fff-bfff-ffffffffffff' as JoinRuleId

export function previewRule(
  input: InputOf<'joins.preview'>,
  { joins }: Reading,
): OutputOf<'joins.preview'> {
  const { of, source, pattern, to, instead } = input
  const standing = joins.rules()
  const replaced = standing.find(({ id }) => id === instead)
  const order = input.order ?? replaced?.order ?? joins.highestOrder() + 1
  const draft = { id: replaced?.id ?? DRAFT, of, source, pattern, to, order }
  const [judgeNow, judgeWith] = [
    joins.judging(standing),
    joins.judging([...standing.filter((rule) => rule !== replaced), draft]),
  ]
  const matches = matchPattern(pattern)
  const names = joins.names().flatMap((name) => {
    const [now, would] = [judgeNow(name), judgeWith(name)]
    const fits = name.of === of && (source === null || name.source === source) && matches(name.name)
    const caught = would.to !== null && would.rules.includes(draft.id)
    return fits || differ(now, would) ? [{ ...name, now, would, caught }] : []
  })
  const { page, next } = pageOfNames(names, input)
  return {
    items: page.map((one) => ({ ...one, rows: joins.rows(one) })),
    next,
    total: names.length,
    caught: names.filter(({ caught }) => caught).length,
  }
}

const differ = (now: JoinVerdict, would: JoinVerdict): boolean =>
  now.to !== would.to || now.why !== would.why || now.rules.join() !== would.rules.join()
