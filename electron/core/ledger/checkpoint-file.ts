import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { access, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'

/** A file of checkpoints, one JSON object a line, only ever appended to. */
export type CheckpointFile = {
  readonly path: string | undefined
  all(): readonly SignedCheckpoint[]
  append(checkpoint: SignedCheckpoint): void
}

/**
 * A line that is no checkpoint, such as one that a crash cut short, vouches for nothing and is
 * passed over; the digest in the one after it tells where a whole checkpoint is missing.
 */
export function parseCheckpoints(text: string): readonly SignedCheckpoint[] {
  return text.split('\n').flatMap((line) => parseCheckpoint(line) ?? [])
}

function parseCheckpoint(line: string): SignedCheckpoint | undefined {
  try {
    const said: unknown = JSON.parse(line)
    return isCheckpoint(said) ? said : undefined
  } catch {
    return undefined
  }
}

const TEXTS = ['workspace', 'hash', 'device', 'publicKey', 'trail', 'previous', 'signature']
const NUMBERS = ['epoch', 'seq', 'at', 'from']

function isCheckpoint(said: unknown): said is SignedCheckpoint {
  if (typeof said !== 'object' || said === null) return false
  const fields = said as Record<string, unknown>
  return (
    TEXTS.every((name) => typeof fields[name] === 'string') &&
    NUMBERS.every((name) => Number.isSafeInteger(fields[name]))
  )
}

const toLine = (checkpoint: SignedCheckpoint) => `${JSON.stringify(checkpoint)}\n`

/** The checkpoints beside the database; each is on disk, whole, before it counts. */
export function openCheckpointFile(path: string): CheckpointFile {
  return {
    path,
    all: () => readCheckpoints(path),
    append(checkpoint) {
      const mend = endsInLine(contentOf(path)) ? '' : '\n'
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      const file = openSync(path, 'a', 0o600)
      const { size } = fstatSync(file)
      try {
        writeFileSync(file, mend + toLine(checkpoint))
        fsyncSync(file)
      } catch (error) {
        ftruncateSync(file, size)
        throw error
      } finally {
        closeSync(file)
      }
    },
  }
}

export function inMemoryCheckpoints(): CheckpointFile {
  const kept: SignedCheckpoint[] = []
  return { path: undefined, all: () => [...kept], append: (one) => void kept.push(one) }
}

export const readCheckpoints = (path: string) => parseCheckpoints(contentOf(path))

/** A file that is not there yet holds nothing; a folder that is not there is out of reach. */
export const readCheckpointsLater = async (path: string) =>
  parseCheckpoints(await contentLater(path))

async function contentLater(path: string): Promise<string> {
  await access(dirname(path))
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

/** The second folder may be a share that answers slowly: nobody waits for it. */
export async function appendLater(
  path: string,
  checkpoints: readonly SignedCheckpoint[],
): Promise<void> {
  const mend = endsInLine(await contentLater(path)) ? '' : '\n'
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(mend + checkpoints.map(toLine).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

const endsInLine = (content: string) => content === '' || content.endsWith('\n')
