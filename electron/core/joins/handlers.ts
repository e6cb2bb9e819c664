import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { joins } from '#shared/contract/joins.contract.ts'
import type { Reading } from '../database/reading.ts'
import type { Work } from '../database/work.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { addRule } from './add-rule.ts'
import { changeRule } from './change-rule.ts'
import type { Joins } from './joined.ts'
import { listInbox } from './list-inbox.ts'
import { previewNames } from './preview-names.ts'
import { previewRemoval, previewRule } from './preview-rule.ts'
import { removeRule } from './remove-rule.ts'
import { setAside } from './set-aside.ts'
import { takeUp } from './take-up.ts'
import { tellShare } from './tell-share.ts'
import { tellSourcesOf } from './tell-sources-of.ts'

export function createJoinsHandlers({ joined }: { readonly joined: Joins }) {
  /** What follows from a decision stands together with it. */
  const renewing =
    <In, Out>(decide: (input: In, work: Work) => Out) =>
    (input: In, work: Work): Out => {
      const answer = decide(input, work)
      for (const topic of joined.renew()) work.touch(topic)
      return answer
    }
  return {
    'joins.rules': listRules,
    'joins.add': renewing(addRule),
    'joins.change': renewing(changeRule),
    'joins.remove': renewing(removeRule),
    'joins.setAside': renewing(setAside),
    'joins.takeUp': renewing(takeUp),
    'joins.preview': previewRule,
    'joins.previewRemoval': previewRemoval,
    'joins.previewNames': previewNames,
    'joins.waiting': countWaiting,
    'joins.inbox': listInbox,
    'joins.share': tellShare,
    'joins.sourcesOf': tellSourcesOf,
  } satisfies Pick<Handlers, keyof typeof joins>
}

/** How many names of each source wait to be joined. */
function countWaiting(_: object, { joins }: Reading): OutputOf<'joins.waiting'> {
  const waiting = joins.waiting({ of: null, source: null, setAside: 0 })
  const items = [...Map.groupBy(waiting, ({ source }) => source)].map(([source, names]) => {
    const projects = names.filter(({ of }) => of === 'project').length
    return { source, projects, places: names.length - projects }
  })
  return { items }
}

function listRules(
  { after, limit = 100, of }: InputOf<'joins.rules'>,
  { joins }: Reading,
): OutputOf<'joins.rules'> {
  const rows = joins.page({ after: after ?? '', of: of ?? null, limit: limit + 1 })
  const items = rows.slice(0, limit)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}
