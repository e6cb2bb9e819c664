import { type SearchIndex, wordsTable } from './words-table.ts'

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** `release.stateSet` is found as it is written and as release state set. */
const typeWords = [...CAPITALS].reduce(
  (split, letter) => `replace(${split}, '${letter}', ' ${letter}')`,
  'type',
)

/** Nobody looks for the ids and digests that bind facts together. */
const READABLE = `
  type = 'text' AND value NOT GLOB '????????-????-????-????-????????????'
    AND NOT (length(value) >= 64 AND value NOT GLOB '*[^0-9a-f]*')`

/** Somebody who tampered may have left what is no JSON: it is searched as it stands. */
const textsIn = (json: string) => `
  (SELECT group_concat(value, ' ')
    FROM json_tree(iif(json_valid(${json}), ${json}, json_quote(${json}))) WHERE ${READABLE})`

/** What an entry is found by, as an expression over its row of `ledger_payloads`. */
const wordsOf = (row: string) => `
  concat_ws(' ',
    (SELECT concat_ws(' ', type, ${typeWords}) FROM ledger WHERE seq = ${row}.seq),
    ${textsIn(`${row}.payload`)}, ${textsIn(`${row}.personal`)})`

const index = (row: string) =>
  `INSERT INTO search_entries (rowid, words) VALUES (${row}.seq, ${wordsOf(row)});`
const forget = (row: string) => `
  INSERT INTO search_entries (search_entries, rowid, words)
    VALUES ('delete', ${row}.seq, ${wordsOf(row)});`

/** Entries by their place. Their words follow from the ledger, so that none are kept besides. */
export const ledgerIndex: SearchIndex = {
  name: 'search of the ledger',
  tables: ['search_entries'],
  create: wordsTable('search_entries', 'words'),
  fill: `
  INSERT INTO search_entries (rowid, words)
    SELECT seq, ${wordsOf('said')} FROM ledger_payloads AS said ORDER BY seq;`,
  triggers: `
  CREATE TRIGGER search_entry_added AFTER INSERT ON ledger_payloads BEGIN
    ${index('NEW')}
  END;
  CREATE TRIGGER search_entry_changed AFTER UPDATE ON ledger_payloads BEGIN
    ${forget('OLD')}
    ${index('NEW')}
  END;
  CREATE TRIGGER search_entry_removed AFTER DELETE ON ledger_payloads BEGIN
    ${forget('OLD')}
  END;`,
}
