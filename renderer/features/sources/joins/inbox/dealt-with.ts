import type { JoinName } from '#shared/vocabulary/join.ts'
import { keyOfName } from '../join.ts'

/** Until when names that were dealt with are left out: an answer that is younger is believed again. */
export type Dealt = ReadonlyMap<string, number>

type Known = { readonly dealt: Dealt; readonly at: number }

/** What still waits, as of an answer that came at a moment. */
export const withoutDealt = <Name extends JoinName>(
  names: readonly Name[],
  { dealt, at }: Known,
): readonly Name[] =>
  dealt.size === 0
    ? names
    : names.filter((name) => (dealt.get(keyOfName(name)) ?? Number.NEGATIVE_INFINITY) < at)

/** What is looked at once a name is dealt with: the next one, at the end the one before. */
export function nextAfter<Name extends JoinName>(
  names: readonly Name[],
  gone: JoinName,
): Name | undefined {
  const at = names.findIndex((name) => keyOfName(name) === keyOfName(gone))
  return at === -1 ? undefined : (names[at + 1] ?? names[at - 1])
}
