import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { matchPattern } from '#shared/domain/joins/match-pattern.ts'
import { whatBecomes } from '#shared/domain/joins/what-becomes.ts'
import type { JoinRuleId } from '#shared/vocabulary/ids.ts'
import { JoinBecomes, type JoinName, type JoinVerdict } from '#shared/vocabulary/join.ts'
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
    if (!fits && !differ(now, would)) return []
    return [{ ...name, now, would, caught, becomes: whatBecomes({ now, would }, draft.id) }]
  })
  return previewOf(names, { input, joins })
}

/** What only this rule joins waits in the inbox again; the rest passes to the next rule that fits. */
export function previewRemoval(
  input: InputOf<'joins.previewRemoval'>,
  { joins }: Reading,
): OutputOf<'joins.previewRemoval'> {
  const standing = joins.rules()
  const [judgeNow, judgeWithout] = [
    joins.judging(standing),
    joins.judging(standing.filter(({ id }) => id !== input.ruleId)),
  ]
  const names = joins.names().flatMap((name) => {
    const [now, would] = [judgeNow(name), judgeWithout(name)]
    if (!differ(now, would)) return []
    return [{ ...name, now, would, caught: false, becomes: whatBecomes({ now, would }) }]
  })
  return previewOf(names, { input, joins })
}

type Judged = JoinName & Omit<OutputOf<'joins.preview'>['items'][number], 'rows'>
type Asked = {
  readonly input: Pick<InputOf<'joins.preview'>, 'becomes' | 'after' | 'limit'>
  readonly joins: Reading['joins']
}

function previewOf(names: readonly Judged[], { input, joins }: Asked): OutputOf<'joins.preview'> {
  const wanted = names.filter(({ becomes }) => (input.becomes ?? becomes) === becomes)
  const { page, next } = pageOfNames(wanted, input)
  const sums = JoinBecomes.options.map((one) => [
    one,
    names.filter(({ becomes }) => becomes === one).length,
  ])
  return {
    items: page.map((one) => ({ ...one, rows: joins.rows(one) })),
    next,
    total: wanted.length,
    caught: names.filter(({ caught }) => caught).length,
    // Each of the words is there, because all of them were gone through.
    sums: Object.fromEntries(sums) as OutputOf<'joins.preview'>['sums'],
  }
}

const differ = (now: JoinVerdict, would: JoinVerdict): boolean =>
  now.to !== would.to || now.why !== would.why || now.rules.join() !== would.rules.join()
