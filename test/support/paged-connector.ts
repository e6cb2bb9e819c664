import { z } from 'zod'
import { type Connector, Unfit } from '#core/connectors/connector.ts'
import { walkNewestFirst } from '#core/connectors/walk-newest-first.ts'
import { OutwardError } from '#core/sync/outward.ts'
import type { Thing } from './paged-upstream.ts'

const HOUR_MS = 60 * 60_000
const Settings = z.strictObject({ projects: z.array(z.string()).default(['a']) })
type Settings = z.infer<typeof Settings>
const Raw = z.object({ id: z.string(), at: z.number(), updated: z.number(), state: z.string() })

/** Reads what `pagedUpstream` tells, as runs. */
export const pagedConnector: Connector<Settings> = {
  kind: 'paged',
  title: 'Paged things',
  says: 'Runs of a scripted host.',
  address: { says: 'Where it stands.', usual: null },
  secret: { label: 'Token', says: 'Any.', due: false },
  settings: Settings,
  authorize: (secret) => ({ authorization: `Bearer ${secret}` }),
  atOnce: 2,
  probe: async ({ outward }) => {
    await outward.get({ path: 'a/things' })
    return { as: 'somebody', version: '1', projects: [], more: false, remarks: [] }
  },
  streams: [
    {
      name: 'runs',
      observes: 'runs',
      everyMs: 5 * 60_000,
      parts: ({ projects }) => projects,
      walk: ({ part, outward, now, ...walk }) =>
        walkNewestFirst<unknown>(
          {
            first: '1',
            async ask(page, { anew }) {
              const query = { page: String(page) }
              const path = `${part}/things`
              const answer = await outward.get({ path, query }, { unlessSame: !anew })
              if (answer.is === 'same') return answer
              const { body, next, keep } = answer
              if (!Array.isArray(body)) throw new Unfit('It is no list of things.')
              const place = next === undefined ? undefined : new URL(next).searchParams.get('page')!
              return { is: 'fresh', rows: body, next: place, keep }
            },
            at: (row) => Raw.safeParse(row).data?.at,
            keyOf: (row) => Raw.safeParse(row).data?.id,
            one: (key) => one(() => outward.get({ path: `${part}/things/${key}` })),
            overlapMs: HOUR_MS,
            horizon: now - 1000 * HOUR_MS,
            back: (page) => String(Math.max(1, Number(page) - 1)),
          },
          walk,
        ),
      parse(raw, { part }) {
        const read = Raw.safeParse(raw)
        if (!read.success) throw new Unfit(z.prettifyError(read.error))
        const { id, at, updated, state } = read.data
        return { of: 'runs', key: id, revision: updated, said: said({ at, state, part }) }
      },
    },
  ],
}

/** What is gone is not there; anything else that goes wrong is for the engine. */
async function one(ask: () => Promise<{ is: string; body?: unknown }>): Promise<unknown> {
  try {
    return (await ask()).body
  } catch (error) {
    if (error instanceof OutwardError && error.trouble === 'missing') return undefined
    throw error
  }
}

const outcomes = { going: 'running', good: 'succeeded', bad: 'failed' } as const

const said = ({ at, state, part }: Pick<Thing, 'at' | 'state'> & { readonly part: string }) => ({
  project: part,
  name: 'Build',
  number: null,
  attempt: 1,
  outcome: outcomes[state as keyof typeof outcomes] ?? ('unknown' as const),
  original: state,
  branch: null,
  commit: null,
  trigger: null,
  by: null,
  startedAt: at,
  finishedAt: null,
  createdAt: at,
  url: null,
})
