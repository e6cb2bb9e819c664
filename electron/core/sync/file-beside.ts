import { lstat, realpath } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type FileFound, tagOf, unreadable } from './local-files.ts'

/** The folder that may be read: the one that was given, or the one that the given file lies in. */
export function folderOf(base: URL, files: readonly Pick<FileFound, 'url'>[]): URL {
  const place = pathToFileURL(fileURLToPath(base)).href
  if (files.some(({ url }) => url.href === place)) return new URL('.', place)
  return new URL(place.endsWith('/') ? place : `${place}/`)
}

type From = { readonly from: URL; readonly folder: URL; readonly like: RegExp }

/** A file that another one names; `undefined` where it lies outside the folder or is named otherwise. */
export function fileBeside(
  target: string,
  { from, folder, like }: From,
): Pick<FileFound, 'name' | 'url'> | undefined {
  const place = placeOf(target, from)
  if (place === undefined) return undefined
  const url = pathToFileURL(place)
  const within = fileURLToPath(folder)
  if (!url.href.startsWith(folder.href) || !like.test(place)) return undefined
  return { name: relative(within, place).replaceAll('\\', '/'), url }
}

function placeOf(target: string, from: URL): string | undefined {
  try {
    const url = new URL(target, from)
    if (url.protocol !== 'file:' || url.host !== from.host) return undefined
    const place = fileURLToPath(url)
    return place.includes('\0') ? undefined : resolve(place)
  } catch {
    return undefined
  }
}

/** Throws where nothing is there, and where a link would lead to it: links may lead anywhere. */
export async function lookAt(
  named: Pick<FileFound, 'name' | 'url'>,
  folder: URL,
): Promise<FileFound> {
  const place = fileURLToPath(named.url)
  const within = fileURLToPath(folder)
  try {
    const found = await lstat(place)
    const straight = resolve(await realpath(within), relative(within, place))
    if (!found.isFile() || (await realpath(place)) !== straight) throw unreadable(place, undefined)
    return { ...named, tag: tagOf(found) }
  } catch (error) {
    throw unreadable(place, error)
  }
}
