import { tellCount, tellNumber } from '#renderer/design/moment.ts'

/** The last part of a path: what a backup is called. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** 1.4 MB */
export function tellSize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${tellCount(Math.max(1, Math.round(bytes / 1024)))} KB`
  return `${(bytes / (1024 * 1024)).toFixed(1)} MB`
}

type Restoring = { readonly entries: number; readonly seq: number }

/** What going back to a backup gives up, in numbers. */
export function givenUpWords({ entries, seq }: Restoring): string {
  const lost = entries - seq
  if (lost <= 0) return 'The backup holds everything that was recorded; nothing is given up.'
  const what = tellNumber(lost, ['entry', 'entries'])
  return `${what} recorded after entry ${tellCount(seq)} will no longer count: every decision since this backup was made. They are kept in a file beside the workspace, and the ledger says that this was done.`
}
