import { z } from 'zod'
import type { Health } from '#shared/vocabulary/health-check.ts'
import { due, loose, momentOf, readAs } from '../alarm-fields.ts'
import { type About, type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { askHealth, told } from './ask-health.ts'
import { keyOf } from './key-of.ts'
import type { PrometheusSettings } from './prometheus-settings.ts'
import { steadyWords } from './steady-words.ts'

const EVERY_MS = 2 * 60_000
const EVERY_RULE = 'every rule'

const some = z.array(z.unknown()).nullish().catch(null)
const Rules = z.object({ groups: z.array(z.unknown()).nullable() })
const Group = z.object({ name: z.unknown(), file: z.unknown(), rules: z.array(z.unknown()) })
const Alert = z.object({ state: z.string(), activeAt: z.unknown() })

const Row = z.object({
  group: z.object({ name: due.text, file: loose.text }),
  rule: z.object({
    name: due.text,
    type: z.enum(['alerting', 'recording']),
    query: due.text,
    health: due.text,
    lastError: loose.text,
    // What cannot be read there must not pass for quiet.
    state: z.string().nullish(),
    labels: loose.texts,
    annotations: loose.texts,
    alerts: some,
  }),
})
type Rule = z.infer<typeof Row>['rule']

/** What watches that which was measured, and whether it sees anything. */
export const rules: Stream<PrometheusSettings> = {
  name: 'rules',
  observes: 'healthChecks',
  everyMs: EVERY_MS,
  parts: ({ health }) => (health ? [EVERY_RULE] : []),
  walk: walkRules,
  parse: parseRule,
}

/** All of them in one answer: what is not in it is gone. */
async function* walkRules(walk: Walk<PrometheusSettings>): AsyncGenerator<Leaf> {
  const data = await askHealth(walk, { path: '/api/v1/rules' })
  if (data === undefined) {
    yield { rows: [], filling: false }
    return
  }
  const read = Rules.safeParse(data)
  if (!read.success) throw new Unfit('What was answered is no list of rules.')
  const rows = (read.data.groups ?? []).flatMap(rowsOf)
  yield { rows, cursor: told, metAllSince: 0, filling: false }
}

/** A group that cannot be read steps aside as one row. */
function rowsOf(raw: unknown): readonly unknown[] {
  const group = Group.safeParse(raw).data
  if (!group) return [{ group: raw }]
  const { name, file } = group
  return group.rules.map((rule) => ({ group: { name, file }, rule }))
}

const states: ReadonlyMap<string, Health> = new Map([
  ['inactive', 'healthy'],
  ['pending', 'progressing'],
  ['firing', 'failing'],
])

/** A rule that cannot be evaluated watches nothing, whatever its state was. */
export function ruleHealth({
  health,
  state,
  type,
}: Pick<Rule, 'health' | 'state' | 'type'>): Health {
  if (health === 'err') return 'failing'
  if (health !== 'ok') return 'unknown'
  return type === 'recording' ? 'healthy' : (states.get(state ?? '') ?? 'unknown')
}

export function parseRule(raw: unknown, { settings }: About<PrometheusSettings>): Observed {
  const { group, rule } = readAs(Row, { raw, what: 'A rule' })
  const { name, type, query, labels, state } = rule
  const alerts = alertsIn(rule)
  const project = settings.serviceLabels.flatMap((label) => labels[label] || [])[0]
  return {
    of: 'healthChecks',
    key: keyOf('rule', [group.file, group.name, name, type, query, labels]),
    // It is told as it stands, with no moment: what is read last counts.
    revision: 0,
    said: {
      kind: 'rule',
      project: project ?? group.name,
      name,
      health: ruleHealth(rule),
      original: [type === 'alerting' ? state : null, rule.health].filter(Boolean).join('/'),
      because: becauseOf(rule, alerts.length),
      since: earliest(alerts),
      labels,
      url: null,
    },
  }
}

/** The alerts that make the rule stand as it does. */
const alertsIn = ({ alerts, state }: Rule): readonly z.infer<typeof Alert>[] =>
  (alerts ?? []).flatMap((raw) => {
    const alert = Alert.safeParse(raw).data
    return alert && alert.state === state ? [alert] : []
  })

function earliest(alerts: readonly z.infer<typeof Alert>[]): number | null {
  const moments = alerts.flatMap(({ activeAt }) => momentOf(activeAt) ?? [])
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.min(a, b))
}

/** The rule's own words, never those of its alerts: those hold values, which change all the time. */
function becauseOf({ health, lastError, state, annotations }: Rule, count: number): string | null {
  if (health === 'err') {
    return `It cannot be evaluated${lastError ? `: ${steadyWords(lastError)}` : '.'}`
  }
  if (state !== 'firing' && state !== 'pending') return null
  const told = [annotations['summary'], annotations['description']].find(
    (words) => words && !words.includes('{{'),
  )
  const counted = count === 1 ? '1 alert' : `${count} alerts`
  return told ? `${counted} ${state}: ${told}` : `${counted} ${state}.`
}
