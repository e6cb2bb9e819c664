import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

export class UnusableFolder extends Error {}

const why: Readonly<Record<string, string>> = {
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a file stands in its place',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'that disk is read-only',
  ENOENT: 'nothing can be made there',
  ENOSPC: 'the disk is full',
}

/** Makes a folder that only this account may enter, with whatever is missing above it. */
export function makeFolder(path: string): void {
  try {
    makeOneByOne(path)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new UnusableFolder(
      `${path} cannot be used: ${why[code] ?? message}. Name another folder.`,
    )
  }
}

/** Node's own recursion never ends where the system answers "no such folder" to making one. */
function makeOneByOne(path: string): void {
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'EEXIST' })
    return
  }
  if (dirname(path) !== path) makeOneByOne(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}
