import type { Outward } from '../../sync/outward.ts'
import { askPage, DEEPEST, fieldOf, PER_PAGE } from './ask-pagerduty.ts'
import { DAY_MS } from './pagerduty-settings.ts'

const BACK_MS = DAY_MS
const AHEAD_MS = 14 * DAY_MS
/** Each page begins with the last row of the one before: where that is another one now, something slipped. */
const STEP = PER_PAGE - 1

type Wanted = {
  readonly outward: Outward
  readonly now: number
  /** `undefined` for every policy. */
  readonly policy: string | undefined
}

export type OnCalls = {
  readonly onCalls: readonly unknown[]
  /** True where nothing can have slipped from page to page. */
  readonly whole: boolean
}

/** Who is called when, by days that are whole, so that what is told of them stays the same all day. */
export async function listOnCalls({ outward, now, policy }: Wanted): Promise<OnCalls> {
  const today = Math.floor(now / DAY_MS) * DAY_MS
  const query = {
    since: new Date(today - BACK_MS).toISOString(),
    until: new Date(today + DAY_MS + AHEAD_MS).toISOString(),
    time_zone: 'UTC',
    'include[]': ['users', 'escalation_policies'],
    'escalation_policy_ids[]': policy,
  }
  const found = new Map<string, unknown>()
  let last: string | undefined
  let whole = true
  for (let offset = 0; offset + PER_PAGE <= DEEPEST; offset += STEP) {
    const { rows, more } = await askPage({ outward, list: 'oncalls', query, offset })
    const signs = rows.map(signOf)
    whole &&= last === undefined || signs[0] === last
    for (const row of rows) found.set(signOf(row), trimmed(row))
    last = signs.at(-1)
    if (!more) return { onCalls: [...found.values()], whole }
  }
  return { onCalls: [...found.values()], whole: false }
}

/** On-calls bear no ID of their own. */
const signOf = (raw: unknown): string =>
  JSON.stringify([
    ...['escalation_policy', 'schedule', 'user'].map((name) => fieldOf(fieldOf(raw, name), 'id')),
    ...['escalation_level', 'start', 'end'].map((name) => fieldOf(raw, name)),
  ])

/** Whole policies and people would come again with each row. */
const trimmed = (raw: unknown): unknown => ({
  escalation_policy: picked(fieldOf(raw, 'escalation_policy'), [...reference, 'services']),
  escalation_level: fieldOf(raw, 'escalation_level'),
  schedule: picked(fieldOf(raw, 'schedule'), reference),
  user: picked(fieldOf(raw, 'user'), [...reference, 'name', 'email']),
  start: fieldOf(raw, 'start'),
  end: fieldOf(raw, 'end'),
})

const reference = ['id', 'summary', 'html_url']

/** What is nothing stays nothing. */
const picked = (raw: unknown, names: readonly string[]): unknown =>
  typeof raw === 'object' && raw !== null
    ? Object.fromEntries(names.map((name) => [name, fieldOf(raw, name)]))
    : raw
