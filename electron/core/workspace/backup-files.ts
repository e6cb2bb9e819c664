import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type BackupFile = {
  readonly file: string
  readonly at: number
  readonly bytes: number
  readonly seq: number
}

/** A backup's name says when it was made and up to which entry it goes. */
export const backupName = (at: number, seq: number) =>
  `${new Date(at).toISOString().replaceAll(':', '-')}_${seq}.db`

const NAME = /^(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)_(\d+)\.db$/

/** Newest first. Whatever else lies in the folder is none of ours. */
export function listBackupFiles(folder: string): BackupFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const found = NAME.exec(name)
      if (!found) return []
      const [, day, hour, minute, second, seq] = found
      const file = join(folder, name)
      const at = Date.parse(`${day}${hour}:${minute}:${second}`)
      return [{ file, at, bytes: statSync(file).size, seq: Number(seq) }]
    })
    .toSorted((x, y) => y.at - x.at || y.seq - x.seq)
}
