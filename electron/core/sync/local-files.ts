import { lstat, open, readdir } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { OutwardError } from './outward.ts'
import { toText } from './parse-body.ts'
import { LARGEST } from './read-bounded.ts'

export type FileFound = {
  readonly name: string
  readonly url: URL
  /** Another one where it was changed. */
  readonly tag: string
}

type Finding = { readonly like: RegExp; readonly signal: AbortSignal }

const MOST_FILES = 2_000
const DEEPEST = 8

/**
 * The file itself, or every file below the folder whose name is like that, in order of their names.
 * Links are not followed: they may lead anywhere.
 */
export async function findFiles(base: URL, finding: Finding): Promise<readonly FileFound[]> {
  const place = fileURLToPath(base)
  const found = await lstat(place).catch((error: unknown) => {
    throw unreadable(place, error)
  })
  if (found.isFile()) {
    const name = place.split(/[\\/]/).at(-1) ?? place
    if (finding.like.test(name)) return [{ name, url: pathToFileURL(place), tag: tagOf(found) }]
    throw new OutwardError(`“${name}” is not named like a file of this kind.`, {
      trouble: 'settingsUnfit',
      fix: 'Change the address of the source to a file that is, or to a folder of such files.',
    })
  }
  if (!found.isDirectory()) throw unreadable(place, undefined)
  const files: FileFound[] = []
  await gather({ ...finding, place, within: '', depth: 0, files })
  return files
}

type Gathering = Finding & {
  readonly place: string
  readonly within: string
  readonly depth: number
  readonly files: FileFound[]
}

async function gather({ like, signal, place, within, depth, files }: Gathering): Promise<void> {
  signal.throwIfAborted()
  const listed = await readdir(place, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(place, error)
  })
  for (const one of listed.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = `${place}/${one.name}`
    const name = within === '' ? one.name : `${within}/${one.name}`
    if (one.isDirectory() && depth < DEEPEST) {
      await gather({ like, signal, place: path, within: name, depth: depth + 1, files })
    }
    if (!one.isFile() || !like.test(one.name)) continue
    if (files.length >= MOST_FILES) throw tooMany()
    files.push({ name, url: pathToFileURL(path), tag: tagOf(await lstat(path)) })
  }
}

export const tagOf = ({
  size,
  mtimeMs,
  ino,
}: {
  size: number
  mtimeMs: number
  ino: number
}): string => `${size}-${Math.round(mtimeMs)}-${ino}`

const tooMany = () =>
  new OutwardError(`There are more than ${MOST_FILES} such files below the folder.`, {
    trouble: 'tooLarge',
    fix: 'Change the address of the source to a folder that holds fewer.',
  })

/** Why a place cannot be read, as a person may mend it. */
export function unreadable(place: string, error: unknown): OutwardError {
  if (error instanceof OutwardError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const fix = 'Check the address of the source; a drive may not be there right now.'
    return new OutwardError(`There is nothing at ${place}.`, { trouble: 'missing', fix })
  }
  const fix = 'Allow whoever runs Signalbox to read it.'
  return new OutwardError(`${place} cannot be read.`, { trouble: 'forbidden', fix, cause: error })
}

/** Its text, and the tag that goes with exactly that text. */
export async function readWhole(
  { url, name }: FileFound,
  { signal }: Pick<Finding, 'signal'>,
): Promise<{ readonly body: string; readonly tag: string }> {
  signal.throwIfAborted()
  const place = fileURLToPath(url)
  try {
    const file = await open(place, 'r')
    try {
      const found = await file.stat()
      if (found.size > LARGEST) throw tooLarge(name)
      const bytes = Buffer.alloc(found.size)
      const { bytesRead } = await file.read(bytes, 0, found.size, 0)
      const body = toText({ bytes: bytes.subarray(0, bytesRead), headers: {} })
      return { body: body.replace(/^\ufeff/, ''), tag: tagOf(found) }
    } finally {
      await file.close()
    }
  } catch (error) {
    throw error instanceof OutwardError ? error : unreadable(place, error)
  }
}

const tooLarge = (name: string) =>
  new OutwardError(`“${name}” is larger than 10 MB, which is not read.`, {
    trouble: 'tooLarge',
    fix: 'Split the file.',
  })
