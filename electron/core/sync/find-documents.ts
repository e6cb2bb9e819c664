import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import { fileBeside, folderOf, lookAt } from './file-beside.ts'
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
  if (base.protocol !== 'file:') return [webDocument(finding, { at: base, name: lastPart(base) })]
  const files = await findFiles(base, finding)
  const folder = folderOf(base, files)
  return files.map((file) => fileDocument({ ...finding, folder }, file))
}

const lastPart = ({ pathname, host }: URL): string =>
  pathname.split('/').findLast((part) => part !== '') ?? host

function webDocument(finding: Finding, { at, name }: { at: URL; name: string }): Document {
  const url = new URL(at)
  url.hash = ''
  return {
    name: decoded(name),
    address: url.href,
    get: (wish) => finding.get({ url: url.href }, { ...wish, as: 'text' }),
    beside(target) {
      if (!URL.canParse(target, url.href)) return undefined
      const other = new URL(target, url)
      return isSameOrigin(other, url)
        ? webDocument(finding, { at: other, name: other.pathname.slice(1) || other.host })
        : undefined
    },
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

type FindingFiles = Finding & { readonly folder: URL }

function fileDocument(finding: FindingFiles, file: FileFound): Document {
  const { folder, like } = finding
  return {
    name: file.name,
    address: file.url.href,
    get: (wish) => readFresh(finding, file, wish),
    beside(target) {
      const other = fileBeside(target, { from: file.url, folder, like })
      return other && namedDocument(finding, other)
    },
  }
}

/** Looked at no sooner than it is asked for: it may not be there. */
const namedDocument = (
  finding: FindingFiles,
  named: Pick<FileFound, 'name' | 'url'>,
): Document => ({
  ...fileDocument(finding, { ...named, tag: '' }),
  get: async (wish) => readFresh(finding, await lookAt(named, finding.folder), wish),
})

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
