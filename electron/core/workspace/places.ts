import { join } from 'node:path'

/** Where things lie in a workspace folder. */
export const placesIn = (folder: string) => ({
  folder,
  database: join(folder, 'workspace.db'),
  checkpoints: join(folder, 'checkpoints.jsonl'),
  backups: join(folder, 'backups'),
  /** Databases that a restore put aside. */
  replaced: join(folder, 'replaced'),
  secrets: join(folder, 'secrets.json'),
  log: join(folder, 'logs', 'signalbox.log'),
  /** Says that this is the rehearsal, and which; written by whoever builds it. */
  rehearsal: join(folder, 'rehearsal.json'),
  /** What the rehearsal knows of the world around it. */
  outside: join(folder, 'outside.json'),
  lock: join(folder, 'lock.db'),
  /** Who holds the lock, and how to reach them. */
  holder: join(folder, 'holder.json'),
})
export type Places = ReturnType<typeof placesIn>
