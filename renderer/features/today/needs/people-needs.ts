import { hrefTo } from '#renderer/workbench/address.ts'
import { isHeardAlready } from '#shared/domain/people/grants.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import type { NeedSaid } from './need.tsx'

type Voter = { readonly person: string; readonly assurance: string }

/** Roles of others that count only once somebody like me stands behind them. */
export const grantNeeds = (people: readonly Person[], me: Voter): readonly NeedSaid[] =>
  people
    .filter(({ id, active }) => active && id !== me.person)
    .flatMap((person) => {
      const waiting = person.grants.filter(
        ({ state, vouchers }) => state === 'provisional' && !isHeardAlready(vouchers, me),
      )
      const name = person.name ?? 'somebody whose name is erased'
      return waiting.slice(0, 1).map(() => ({
        tone: 'wary' as const,
        title: `A role of ${name} waits for you`,
        says: 'It counts only once another administrator vouches for it.',
        href: hrefTo(['people', person.id]),
      }))
    })

type Day = { readonly day: string }

/** That I am noted as away, where I may not know. */
export function absenceNeed({ absences, id }: Person, { day }: Day): NeedSaid | undefined {
  const away = absences.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
  if (!away) return undefined
  const until = away.lastDay === day ? 'today' : `until ${away.lastDay}`
  return {
    tone: 'live',
    title: `You are noted as away ${until}`,
    says: 'The others see it on your page. Take it back there if you are here after all.',
    href: hrefTo(['people', id]),
  }
}
