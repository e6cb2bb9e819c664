import type { Database } from 'better-sqlite3'
import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Reference, ReleaseFilter, ReleaseRow } from '#shared/vocabulary/release.ts'
import { countOf, idsAfter, idsOf, type Part } from './release-query.ts'

type Row = Omit<ReleaseRow, 'environments' | 'references'>
type Named = { readonly release: ReleaseId; readonly name: string }
type Following = ReleaseFilter & {
  readonly after?: ReleaseId | undefined
  readonly limit: number
}
type Given = Record<string, string | number>

const AMONG = 'release IN (SELECT value FROM json_each(?))'

/** Reads releases as a table shows them; the ids of a stretch first, then what its rows say. */
export function openReleaseRowsReader(db: Database) {
  const count = cached((sql) => db.prepare<[Given], number>(sql).pluck())
  const ids = cached((sql) => db.prepare<[Given], ReleaseId>(sql).pluck())
  const rowsOf = openRows(db)
  const byReference = db
    .prepare<[string, string], ReleaseId>(`
      SELECT DISTINCT release FROM release_references WHERE system = ? AND key = ?
      ORDER BY release`)
    .pluck()
  const byName = db
    .prepare<[string], ReleaseId>(
      'SELECT id FROM releases WHERE name = ? COLLATE NOCASE ORDER BY id',
    )
    .pluck()

  return {
    rows(wanted: InputOf<'releases.rows'>): OutputOf<'releases.rows'> {
      const { sort = FIRST, offset = 0, limit = 100, ...filter } = wanted
      const given = toGiven(filter)
      const parts = partsOf(given)
      const total = count(countOf(parts)).get(given) ?? 0
      const stretch = ids(idsOf(parts, sort)).all({ ...given, limit, offset })
      return { total, items: rowsOf(stretch) }
    },
    /** Which releases match, in the order of their ids and after one of them. */
    idsAfter({ after, limit, ...filter }: Following): ReleaseId[] {
      const given = toGiven(filter)
      const parts = partsOf(given)
      return ids(idsAfter(parts)).all({ ...given, after: after ?? '', limit })
    },
    /** Which releases another system knows by that key, oldest first. */
    findByReference: ({ system, key }: Pick<Reference, 'system' | 'key'>) =>
      byReference.all(system, key),
    /** However the name is capitalised, oldest first. */
    findByName: (name: string) => byName.all(name),
  }
}

const FIRST = { by: 'startsAt', order: 'ascending' } as const

/** A filter as statements take it, without what does not matter. */
function toGiven({ words, states, classes, ...plain }: ReleaseFilter): Given {
  const given = {
    ...Object.fromEntries(wordsOf(words).map((word, at) => [`word${at}`, likeWithin(word)])),
    states: states && JSON.stringify(states),
    classes: classes && JSON.stringify(classes),
    ...plain,
  }
  return Object.fromEntries(
    Object.entries(given).filter(
      (part): part is [string, string | number] => part[1] !== undefined,
    ),
  )
}

// What is given is named by the parts of a question and nothing else.
const partsOf = (given: Given) => Object.keys(given) as Part[]

const MOST_WORDS = 8

/** Each is looked for by itself; what is typed beyond the most is one with the last of them. */
function wordsOf(typed = ''): readonly string[] {
  const words = typed.split(/\s+/).filter(Boolean)
  if (words.length <= MOST_WORDS) return words
  return [...words.slice(0, MOST_WORDS - 1), words.slice(MOST_WORDS - 1).join(' ')]
}

const likeWithin = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** Prepared once for each shape of a question: the filters that it names and the order. */
function cached<Statement>(prepare: (sql: string) => Statement) {
  const known = new Map<string, Statement>()
  return (sql: string): Statement => {
    const statement = known.get(sql) ?? prepare(sql)
    known.set(sql, statement)
    return statement
  }
}

function openRows(db: Database) {
  const rows = db.prepare<[string], Row>(`
    SELECT r.id, r.name, class, state, strategy, owner, o.name AS ownerName, lead,
      l.name AS leadName, items, starts_at AS startsAt, ends_at AS endsAt, zone, r.version
    FROM json_each(?) AS among JOIN releases AS r ON r.id = among.value
      LEFT JOIN people AS o ON o.id = r.owner LEFT JOIN people AS l ON l.id = r.lead
    ORDER BY among.key`)
  const environments = db.prepare<[string], Named>(`
    SELECT release, e.name FROM release_activities JOIN environments AS e ON e.id = environment
    WHERE ${AMONG} ORDER BY release, position`)
  const references = db.prepare<[string], Named>(`
    SELECT release, key AS name FROM release_references
    WHERE ${AMONG} ORDER BY release, place`)

  return (ids: readonly ReleaseId[]): ReleaseRow[] => {
    const among = JSON.stringify(ids)
    const environmentsOf = namesOf(environments.all(among))
    const referencesOf = namesOf(references.all(among))
    return rows.all(among).map((row) => ({
      ...row,
      environments: environmentsOf(row.id),
      references: referencesOf(row.id),
    }))
  }
}

/** Each name once, where it came first. */
function namesOf(named: readonly Named[]) {
  const found = Map.groupBy(named, ({ release }) => release)
  return (id: ReleaseId) => [...new Set(found.get(id)?.map(({ name }) => name))]
}
