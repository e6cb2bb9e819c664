import { tellCount, tellMoment } from '#renderer/design/moment.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Status = OutputOf<'workspace.status'>
type Verification = OutputOf<'ledger.verify'>
type Told<T> = T & { readonly now: number; readonly zone?: string }

/** How much of the ledger signed checkpoints vouch for. */
export function anchoringWords({ ledger, now, zone }: Told<Pick<Status, 'ledger'>>): string {
  const { entries, anchoredTo, unanchored, unanchoredSince } = ledger
  if (entries === 0) return 'Nothing has been recorded yet.'
  if (unanchored === 0) return 'A signed checkpoint vouches for every entry.'
  const oldest =
    unanchoredSince === null ? '' : ` (since ${tellMoment({ at: unanchoredSince, now, zone })})`
  const tail = `${entriesOf(unanchored)}${oldest} ${unanchored === 1 ? 'is' : 'are'} not covered yet`
  return anchoredTo === 0
    ? `No signed checkpoint vouches for the ledger yet: ${tail}.`
    : `A signed checkpoint vouches up to entry ${tellCount(anchoredTo)}; ${tail}.`
}

const KEPT: Readonly<Record<string, string>> = {
  keychain: 'The key that signs checkpoints is kept by the operating system.',
  passphrase: 'The key that signs checkpoints is kept encrypted under a passphrase.',
  keyFile: 'The key that signs checkpoints is kept encrypted under a key file.',
  environment: 'The key that signs checkpoints comes from the environment.',
}

/** Where the signing key is kept, and what is weaker about it. */
export function protectionWords({ protection, weaker }: Status['device']): string {
  const kept = KEPT[protection]
  if (kept && !weaker) return kept
  return 'No safe place was found for the key that signs checkpoints: it is made anew at each start and forgotten at its end, so a checkpoint proves less. In a browser, “npx signalbox start --key-file FILE” keeps it; on the desktop, a key ring of the system does.'
}

/** What was looked at, in one sentence. */
export function verifiedWords(verification: Verification): string {
  const { entries, rowsCompared, checkpoints, attachments, tookMs } = verification
  const looked = [
    entriesOf(entries),
    `${tellCount(rowsCompared)} ${rowsCompared === 1 ? 'row' : 'rows'}`,
    `${tellCount(checkpoints)} ${checkpoints === 1 ? 'checkpoint' : 'checkpoints'}`,
    `${tellCount(attachments)} ${attachments === 1 ? 'attachment' : 'attachments'}`,
  ]
  return `Checked ${looked.slice(0, -1).join(', ')} and ${looked.at(-1)} in ${secondsOf(tookMs)}.`
}

/** A finding's place, for people. */
export const placeOf = (seq: number | null): string =>
  seq === null ? 'The workspace as a whole' : `Entry ${tellCount(seq)}`

export const entriesOf = (count: number): string =>
  `${tellCount(count)} ${count === 1 ? 'entry' : 'entries'}`

const secondsOf = (ms: number) =>
  ms < 1000 ? `${Math.round(ms)}\u00a0ms` : `${(ms / 1000).toFixed(1)}\u00a0s`
