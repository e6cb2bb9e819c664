import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useCore } from '#renderer/data/core-context.ts'
import { tellNumber } from '#renderer/design/moment.ts'
import { tell } from '#renderer/state/notices.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinTarget } from '#shared/vocabulary/join.ts'
import { type Accepted, rulesFor } from './join-choices.ts'

type Writing = { readonly source: SourceId; readonly names: readonly string[] }

/** What is accepted in the form of a source, and written as rules once the source stands. */
export function useJoinChoices(source: SourceId | null) {
  const core = useCore()
  const [accepted, setAccepted] = useState<Accepted>(new Map())
  const [fewer, setFewer] = useState(false)
  return {
    source,
    accepted,
    fewer,
    setFewer,
    accept: (pairs: Iterable<readonly [string, JoinTarget]>) =>
      setAccepted((now) => new Map([...now, ...pairs])),
    leave: (name: string) =>
      setAccepted((now) => new Map([...now].filter(([one]) => one !== name))),
    /** Of what is not chosen any more nothing is written. */
    async write({ source, names }: Writing) {
      const chosen = new Map([...accepted].filter(([name]) => names.includes(name)))
      const rules = rulesFor({ accepted: chosen, known: names, fewer })
      if (rules.length === 0) return
      const declined: string[] = []
      for (const rule of rules) {
        const reply = await core.call('joins.add', { of: 'project', source, ...rule })
        if (!reply.ok) declined.push(reply.failure.message)
      }
      const [because] = declined
      const made = tellNumber(rules.length - declined.length, ['rule is', 'rules are'])
      tell({
        id: newId(),
        tone: because === undefined ? 'good' : 'bad',
        says:
          because === undefined
            ? `${made} written for what the projects belong to`
            : `${made} written; ${tellNumber(declined.length, ['was', 'were'])} not: ${because}`,
      })
    },
  }
}
export type JoinChoices = ReturnType<typeof useJoinChoices>
