import type { Json, Validators } from './fresh.ts'
import { type FileFound, findFiles, readWhole } from './local-files.ts'
import type { Answer, Document, Where, Wish } from './outward.ts'

type Finding = {
  readonly baseUrl: string
  readonly like: RegExp
  readonly identity: string
  readonly validators: Validators
  readonly fresh: { add(about: Added): (kept: Json) => void }
  readonly get: (where: Where, wish?: Wish) => Promise<Answer>
  readonly signal: AbortSignal
}
type Added = {
  readonly identity: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly asksAgain: boolean
}

/** One document on the web; files of this machine, as many as there are like that. */
export async function findDocuments(finding: Finding): Promise<readonly Document[]> {
  const base = new URL(finding.baseUrl)
  if (base.protocol !== 'file:') {
    const name = base.pathname.split('/').findLast((part) => part !== '') ?? base.host
    const get: Document['get'] = (wish) => finding.get({ path: '' }, { ...wish, as: 'text' })
    return [{ name: decoded(name), get }]
  }
  const files = await findFiles(base, finding)
  return files.map((file) => ({ name: file.name, get: (wish) => readFresh(finding, file, wish) }))
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A file that has the size and the moment that it had is the same. */
async function readFresh(
  { identity, validators, fresh, signal }: Finding,
  file: FileFound,
  wish: Parameters<Document['get']>[0] = {},
): Promise<Answer> {
  const url = file.url.href
  const known = wish.unlessSame ? validators.find({ identity, url }) : undefined
  if (known?.etag === file.tag) return { is: 'same', kept: known.kept }
  const { body, tag } = await readWhole(file, { signal })
  const headers = { etag: tag }
  const asksAgain = wish.unlessSame === true
  const keep = fresh.add({ identity, url, headers, asksAgain })
  return { is: 'fresh', body, headers, next: undefined, keep }
}
