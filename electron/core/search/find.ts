import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { FoundKind } from '#shared/contract/search.contract.ts'
import type { Permission } from '#shared/vocabulary/permission.ts'
import type { Reading } from '../database/reading.ts'
import type { Asking } from '../rpc/router.ts'
import { describeEntry, describing } from './describe.ts'
import { type Match, matchWords } from './match-words.ts'
import type { Document, SearchReader } from './search.reader.ts'
import type { Stretch } from './search-sources.ts'

type Found = OutputOf<'search.find'>
type SubjectKind = Exclude<FoundKind, 'ledger'>
type Asked = { readonly match: Match; readonly typed: string; readonly limit: number }
type Stretched = { readonly items: Found['items']; readonly more: boolean }

const LIMIT = 8

/** How many documents are looked at for one kind and question, the newest: a letter matches thousands. */
const CANDIDATES = 200

const permissions: Readonly<Record<FoundKind, Permission>> = {
  release: 'releases:read',
  service: 'services:read',
  environment: 'environments:read',
  person: 'people:read',
  team: 'people:read',
  ledger: 'ledger:read',
}

/** Kind by kind: what is called so first, the newest entry of the ledger first. */
export function find(
  { words, kinds = FoundKind.options, limit = LIMIT }: InputOf<'search.find'>,
  { search }: Reading,
  { authority }: Asking,
): Found {
  const match = matchWords(words)
  if (!match) return { items: [], more: [] }
  const asked = { match, typed: words.toLowerCase(), limit }
  const found = FoundKind.options
    .filter((kind) => kinds.includes(kind) && authority.scopesFor(permissions[kind]).length > 0)
    .map((kind) => ({
      kind,
      ...(kind === 'ledger' ? inLedger(search, asked) : amongSubjects(search, { kind, ...asked })),
    }))
  return {
    items: found.flatMap(({ items }) => items),
    more: found.filter(({ more }) => more).map(({ kind }) => kind),
  }
}

function inLedger(search: SearchReader, { match, limit }: Asked): Stretched {
  const places = search.entries({ match: match.anywhere, limit: limit + 1 })
  const items = places
    .slice(0, limit)
    .map((seq) => ({ kind: 'ledger' as const, id: String(seq), ...describeEntry(search, seq) }))
  return { items, more: places.length > limit }
}

function amongSubjects(
  search: SearchReader,
  { kind, match, typed, limit }: Asked & { readonly kind: SubjectKind },
): Stretched {
  const found = new Map<string, Document>()
  let cut = false
  for (const [stretch, question] of questionsFor(kind, match)) {
    if (found.size > limit) break
    const documents = search.documents(stretch, { match: question, limit: CANDIDATES })
    cut ||= documents.length === CANDIDATES
    for (const document of documents.toSorted(closestTo(typed))) {
      if (!found.has(document.subject)) found.set(document.subject, document)
    }
  }
  const describe = describing(search)[kind]
  const items = [...found.values()].slice(0, limit).map(({ subject, part, title }) => {
    return { kind, id: subject, title, ...describe(subject, part) }
  })
  return { items, more: found.size > limit || cut }
}

/** From the closest to the widest; what a release consists of comes after what it is called. */
function questionsFor(kind: SubjectKind, match: Match): readonly (readonly [Stretch, string])[] {
  const called = [
    [kind, match.opening],
    [kind, match.titles],
  ] as const
  const parts = kind === 'release' ? ([['releasePart', match.anywhere]] as const) : []
  return [...called, ...parts, [kind, match.anywhere]]
}

/** What is called exactly so, then what begins so; the order stays otherwise. */
const closestTo = (typed: string) => {
  const distance = ({ title }: Document) => {
    const called = title.toLowerCase()
    return called === typed ? 0 : called.startsWith(typed) ? 1 : 2
  }
  return (one: Document, other: Document) => distance(one) - distance(other)
}
