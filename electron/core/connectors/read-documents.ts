import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Answer, type Document, OutwardError } from '../sync/outward.ts'
import type { Walk } from './connector.ts'
import { oneOfMany } from './one-of-many.ts'

const MOST_DOCUMENTS = 2_000
const MOST_LETTERS = 50 * 1024 * 1024

type Reader<T> = (of: {
  readonly text: string
  readonly document: Document
}) => Promise<{ readonly content: T; readonly leads: readonly string[] }>

type Asking<T> = {
  readonly walk: Pick<Walk<unknown>, 'outward' | 'cursor' | 'sweep' | 'settings'>
  readonly like: RegExp
  /** What stands in it, and which other documents it names. */
  readonly read: Reader<T>
}

export type DocumentsRead<T> = {
  readonly read: readonly { readonly document: Document; readonly content: T }[]
  /** What is named but lies elsewhere, and so was not asked for. */
  readonly astray: readonly { readonly from: string; readonly target: string }[]
  /** Why one of them could not be read, while others could. */
  readonly failure: OutwardError | undefined
  /** The cursor of a walk that has kept all of it. */
  readonly cursor: { readonly digest: string }
}

/** The cursor until everything is kept: a walk that breaks off is begun anew. */
export const PARTLY = { digest: null }

const Cursor = z.object({ digest: z.string() })
const Kept = z.object({ leads: z.array(z.string()) })

/** Every document of a source with those that they name; `same` where none has changed, come or gone. */
export async function readDocuments<T>(asking: Asking<T>): Promise<DocumentsRead<T> | 'same'> {
  const known = asking.walk.sweep ? undefined : Cursor.safeParse(asking.walk.cursor).data
  const heard: Heard = new Map()
  if (known && (await areSame(asking, { digest: known.digest, heard }))) return 'same'
  return readAnew(asking, heard)
}

/** What was answered already and differs, so that it need not be asked for twice. */
type Heard = Map<string, Answer | OutwardError>

async function areSame(
  { walk, like }: Asking<unknown>,
  { digest, heard }: { readonly digest: string; readonly heard: Heard },
): Promise<boolean> {
  const queue = [...(await walk.outward.documents(like))]
  const seen = new Set<string>()
  for (const document of queue) {
    if (seen.has(document.address)) continue
    seen.add(document.address)
    if (seen.size > MOST_DOCUMENTS) throw tooMuch()
    const answer = await document.get({ unlessSame: true }).catch(orFailure)
    if (answer instanceof OutwardError || answer.is === 'fresh') {
      heard.set(document.address, answer)
      return false
    }
    const kept = Kept.safeParse(answer.kept).data
    if (!kept) return false
    queue.push(...kept.leads.flatMap((target) => follow(document, target) ?? []))
  }
  return digestOf(seen, walk) === digest
}

/** A pattern names no file, so it leads nowhere. */
const follow = (document: Document, target: string): Document | undefined =>
  isPattern(target) ? undefined : document.beside(target)

export const isPattern = (target: string): boolean => target.includes('*')

function orFailure(error: unknown): OutwardError {
  if (error instanceof OutwardError) return error
  throw error
}

async function readAnew<T>(
  { walk, like, read: reader }: Asking<T>,
  heard: Heard,
): Promise<DocumentsRead<T>> {
  const queue = [...(await walk.outward.documents(like))]
  const seen = new Set<string>()
  const read: { document: Document; content: T }[] = []
  const astray: { from: string; target: string }[] = []
  const failures: { readonly name: string; readonly error: OutwardError }[] = []
  let letters = 0
  for (const document of queue) {
    if (seen.has(document.address)) continue
    seen.add(document.address)
    if (seen.size > MOST_DOCUMENTS) throw tooMuch()
    const answer = heard.get(document.address) ?? (await document.get().catch(orFailure))
    if (answer instanceof OutwardError) {
      failures.push({ name: document.name, error: answer })
      continue
    }
    const text = textOf(answer, document)
    letters += text.length
    if (letters > MOST_LETTERS) throw tooMuch()
    const { content, leads } = await reader({ text, document })
    if (answer.is === 'fresh') answer.keep({ leads: [...leads] })
    read.push({ document, content })
    for (const target of leads) {
      const other = follow(document, target)
      if (other) queue.push(other)
      else astray.push({ from: document.name, target })
    }
  }
  const [first, ...others] = failures
  if (first && read.length === 0) throw first.error
  const failure = first && oneOfMany([first, ...others])
  return { read, astray, failure, cursor: { digest: digestOf(seen, walk) } }
}

function textOf(answer: Answer, { name }: Document): string {
  if (answer.is === 'same' || typeof answer.body !== 'string') {
    throw new OutwardError(`“${name}” was answered with nothing that can be read.`, {
      trouble: 'notUnderstood',
    })
  }
  if (!/^\s*<(!doctype|html|\?xml)/i.test(answer.body)) return answer.body
  throw new OutwardError(`“${name}” is a web page, not what was asked for.`, {
    trouble: 'notUnderstood',
    fix: 'Give the address of the file itself, as it is called “raw” where code is kept.',
  })
}

/** What is made of the documents hangs on the settings, too. */
function digestOf(seen: ReadonlySet<string>, { settings }: Pick<Walk<unknown>, 'settings'>) {
  const all = JSON.stringify([settings, ...[...seen].toSorted()])
  return createHash('sha256').update(all).digest('hex')
}

const tooMuch = () =>
  new OutwardError(`That is more than ${MOST_DOCUMENTS} files, or more than 50 MB.`, {
    trouble: 'tooLarge',
    fix: 'Change the address of the source to something that holds less.',
  })
