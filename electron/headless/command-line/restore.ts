import { resolve } from 'node:path'
import { migrations } from '#core/database/migrations/all.ts'
import {
  isDamage,
  UnusableDatabase,
  whyDamaged as whyDatabaseDamaged,
} from '#core/database/open-database.ts'
import { commandLineSession } from '#core/hold-workspace.ts'
import { Refusal } from '#core/refusal.ts'
import { takeLock } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { restoreDamaged } from '#core/workspace/restore-damaged.ts'
import type { Reply } from '#shared/contract/index.ts'
import { exactlyNamed, onlyOptions } from './arguments.ts'
import { ask, EXIT, type Run, report } from './ask.ts'
import { answer, createProgressLine, say } from './say.ts'

type Input = { readonly file: string; readonly reason: string }

/** What a core answers where it comes upon pages that it cannot read. */
const VAGUE: readonly string[] = ['rpc/defect', 'rpc/unavailable']

/** Restores through whoever holds the workspace; where it cannot be read any more, from outside. */
export async function restore(run: Run): Promise<number> {
  const { said, folder } = run
  onlyOptions(said, ['reason'])
  const [named] = exactlyNamed(said, ['FILE']) as [string]
  const input = {
    file: resolve(named),
    reason: said.options.reason ?? 'restored from the command line',
  }
  try {
    const reply = await throughHolder(run, input)
    if (reply.ok) return told(reply.value)
    const damage = VAGUE.includes(reply.failure.code) && folder ? whyDamaged(folder) : undefined
    if (folder === undefined || damage === undefined) return report(reply)
    say(`The database is damaged: ${damage}. Restoring it from outside.`)
  } catch (error) {
    if (folder === undefined || !isLost(error)) throw error
    say(`${(error as Error).message} Restoring it from outside.`)
  }
  return restoreOutside(input, { ...run, folder })
}

async function throughHolder({ open }: Run, input: Input): Promise<Reply> {
  const client = await open()
  try {
    return await ask(client, { name: 'workspace.restore', input })
  } finally {
    await client.close()
  }
}

const whyDamaged = (folder: string) =>
  whyDatabaseDamaged(placesIn(folder).database, migrations.length)

const isLost = (error: unknown) =>
  isDamage(error) ||
  (error instanceof UnusableDatabase && ['empty', 'damaged'].includes(error.code))

const MAY_STAND_AGAIN =
  'What was erased since that backup may stand here again where the damaged database could not tell: look, and erase it again.'

async function restoreOutside(
  input: Input,
  { folder, makePorts, program }: Run & { readonly folder: string },
): Promise<number> {
  const places = placesIn(folder)
  const lock = await takeLock(places)
  const ports = await makePorts()
  const conduct = { signal: new AbortController().signal, report: createProgressLine().show }
  try {
    const session = commandLineSession()
    const restored = await restoreDamaged(input, { places, ports, session, conduct, program })
    say(MAY_STAND_AGAIN)
    return told(restored)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return report({ ok: false, failure: { code: error.code, message: error.message } })
  } finally {
    ports.close()
    lock.release()
  }
}

function told(restored: unknown): number {
  answer(JSON.stringify(restored, null, 2))
  return EXIT.done
}
