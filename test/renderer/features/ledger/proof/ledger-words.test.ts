import { expect, test } from 'vitest'
import {
  anchoringWords,
  placeOf,
  protectionWords,
  verifiedWords,
} from '#renderer/features/ledger/proof/ledger-words.ts'
import type { OutputOf } from '#shared/contract/index.ts'

const NOW = new Date(2026, 10, 20, 14, 30).getTime()
type Ledger = OutputOf<'workspace.status'>['ledger']
const ledger: Ledger = {
  entries: 128,
  epoch: 1,
  head: 'h',
  anchoredTo: 128,
  unanchored: 0,
  unanchoredSince: null,
  lastCheckpointAt: NOW,
  contradiction: null,
  checkpointFolder: null,
  checkpointFolderTrouble: null,
}
const anchoring = (over: Partial<Ledger>) =>
  anchoringWords({ ledger: { ...ledger, ...over }, now: NOW })

test('an empty, a covered and a partly covered ledger are told apart', () => {
  expect(anchoring({ entries: 0, anchoredTo: 0 })).toBe('Nothing has been recorded yet.')
  expect(anchoring({})).toBe('A signed checkpoint vouches for every entry.')
  expect(anchoring({ anchoredTo: 127, unanchored: 1 })).toBe(
    'A signed checkpoint vouches up to entry 127; 1 entry is not covered yet.',
  )
  const tail = anchoring({ anchoredTo: 120, unanchored: 8, unanchoredSince: NOW - 60_000 })
  expect(tail).toMatch(
    /^A signed checkpoint vouches up to entry 120; 8 entries \(since .*29.*\) are not covered yet\.$/,
  )
  expect(anchoring({ anchoredTo: 0, unanchored: 128 })).toBe(
    'No signed checkpoint vouches for the ledger yet: 128 entries are not covered yet.',
  )
})

const device = { id: 'd', fingerprint: 'f', weaker: false }

test('a key in a safe place says where; anything else is said to be weaker', () => {
  expect(protectionWords({ ...device, protection: 'keychain' })).toMatch(/operating system/)
  expect(protectionWords({ ...device, protection: 'process', weaker: true })).toMatch(
    /No safe place/,
  )
  expect(protectionWords({ ...device, protection: 'keychain', weaker: true })).toMatch(
    /No safe place/,
  )
  expect(protectionWords({ ...device, protection: 'unheard of' })).toMatch(/No safe place/)
})

test('a verification says what was looked at', () => {
  const verification = {
    outcome: 'intact' as const,
    entries: 1,
    firstBroken: null,
    findings: [],
    moreFindings: 0,
    checkpoints: 2,
    anchoredTo: 1,
    unanchored: 0,
    erased: 0,
    attachments: 0,
    rowsCompared: 12,
    at: NOW,
    tookMs: 1530,
  }
  expect(verifiedWords(verification)).toBe(
    'Checked 1 entry, 12 rows, 2 checkpoints and 0 attachments in 1.5\u00a0s.',
  )
  expect(placeOf(7)).toBe('Entry 7')
  expect(placeOf(null)).toBe('The workspace as a whole')
})
