import { type RefObject, useMemo, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { backAtOnce } from '#renderer/design/ask-use.tsx'
import { tell } from '#renderer/state/notices.ts'
import { useActions } from '#renderer/workbench/action.ts'
import { currentAddress, goTo, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import { exactPattern } from '#shared/domain/joins/pattern-for.ts'
import type { JoinTarget } from '#shared/vocabulary/join.ts'
import { focusList } from '../focus-list.ts'
import { keyOfName, type Waiting } from '../join.ts'
import { ruleHref } from '../rules/rule-values.ts'
import { tellOutside } from '../tell-outside.ts'
import type { Targets } from '../use-targets.ts'
import { nextAfter } from './dealt-with.ts'
import { inboxActions } from './inbox-actions.ts'
import type { InboxPart } from './inbox-page.tsx'
import type { Inbox } from './use-inbox.ts'

type Asking = { readonly what: 'target' | 'aside'; readonly name: Waiting }
type Given = {
  readonly inbox: Inbox
  readonly targets: Targets
  readonly part: InboxPart
  readonly opened: Waiting | undefined
  /** The row that the keys are on. */
  readonly current: RefObject<Waiting | undefined>
}

/** All that can be done with a name of the inbox, by key, by button and from the palette. */
export function useNameActs({ inbox, targets, part, opened, current }: Given) {
  const [asking, setAsking] = useState<Asking>()
  const whyNot = useWhyNot({ permission: 'sources:write' })
  const decisions = useDecisions(targets)
  /** Goes on to the next name at once, and comes back where the core declines. */
  const deal = (name: Waiting, decide: () => Promise<unknown>) => {
    setAsking(undefined)
    const next = nextAfter(inbox.rows, name)
    inbox.leave(name)
    if (currentAddress().query['open'] === keyOfName(name)) {
      goToInPlace(withQuery(currentAddress(), { open: next && keyOfName(next) }))
    }
    focusList()
    decide().then(
      () => inbox.settle(name),
      (error: Error) => {
        inbox.bringBack(name)
        const says = `${tellOutside(name.name)} stays as it is: ${error.message}`
        tell({ id: newId(), tone: 'bad', says })
      },
    )
  }
  const acts = {
    asking,
    whyNot,
    leaveIt: () => setAsking(undefined),
    writeRule: (name: Waiting, to = name.suggestions[0]?.to) => goTo(ruleHref(name, to)),
    join(name: Waiting, to: JoinTarget) {
      const pattern = exactPattern(name.name)
      if (pattern === undefined) return goTo(ruleHref(name, to))
      deal(name, () => decisions.join(name, { pattern, to }))
    },
    accept(name: Waiting) {
      const [best] = name.suggestions
      if (best) acts.join(name, best.to)
      else setAsking({ what: 'target', name })
    },
    choose: (name: Waiting) => setAsking({ what: 'target', name }),
    askAside: (name: Waiting) => setAsking({ what: 'aside', name }),
    setAside: (name: Waiting, reason: string) => deal(name, () => decisions.setAside(name, reason)),
    takeUp: (name: Waiting) => deal(name, () => decisions.takeUp(name)),
  }
  const latest = useRef({ acts, opened })
  latest.current = { acts, opened }
  const actions = useMemo(
    () =>
      inboxActions(part, {
        acts: () => latest.current.acts,
        opened: () => latest.current.opened,
        name: () => latest.current.opened ?? current.current,
      }),
    [part, current],
  )
  useActions(actions)
  return acts
}
export type NameActs = ReturnType<typeof useNameActs>

/** The decisions themselves, each with its way back. */
function useDecisions(targets: Targets) {
  const add = useDecision('joins.add', {
    says: ({ of, pattern, to }) => `${tellOutside(pattern)} belongs to ${targets.name(of, to)}`,
    undo: ({ id: ruleId, version }) => ({
      name: 'joins.remove',
      input: { ruleId, reason: backAtOnce, expectedVersion: version },
    }),
  })
  const aside = useDecision('joins.setAside', {
    says: ({ name }) => `${tellOutside(name)} is set aside`,
    undo: (named) => ({ name: 'joins.takeUp', input: { ...named, reason: backAtOnce } }),
  })
  const up = useDecision('joins.takeUp', {
    says: ({ name }) => `${tellOutside(name)} is taken up again`,
    undo: (named) => ({ name: 'joins.setAside', input: { ...named, reason: backAtOnce } }),
  })
  const named = ({ of, source, name }: Waiting) => ({ of, source, name })
  return {
    join: ({ of, source }: Waiting, said: { pattern: string; to: JoinTarget }) =>
      add.mutateAsync({ of, source, ...said }),
    setAside: (name: Waiting, reason: string) => aside.mutateAsync({ ...named(name), reason }),
    takeUp: (name: Waiting) => up.mutateAsync(named(name)),
  }
}
