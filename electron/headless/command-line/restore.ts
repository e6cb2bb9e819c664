import { resolve } from 'node:path'
import { v7 } from 'uuid'
import { UnusableDatabase } from '#core/database/open-database.ts'
import { commandLineSession } from '#core/hold-workspace.ts'
import { Refusal } from '#core/refusal.ts'
import { takeLock } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { restoreDamaged } from '#core/workspace/restore-damaged.ts'
import { exactlyNamed, onlyOptions } from './arguments.ts'
import { EXIT, type Run, report, withClient } from './ask.ts'
import { answer, createProgressLine, say } from './say.ts'

/** Restores through whoever holds the workspace; where it cannot be opened any more, from outside. */
export async function restore({ said, open, folder, makePorts }: Run): Promise<number> {
  onlyOptions(said, ['reason'])
  const [named] = exactlyNamed(said, ['FILE']) as [string]
  const input = {
    file: resolve(named),
    reason: said.options.reason ?? 'restored from the command line',
  }
  try {
    return await withClient(open, async (client) => {
      const { show: onProgress } = createProgressLine()
      const { signal } = new AbortController()
      const asked = { commandId: v7(), signal, onProgress }
      const reply = await client.call('workspace.restore', input, asked)
      if (reply.ok) return told(reply.value)
      return report(reply)
    })
  } catch (error) {
    if (!(error instanceof UnusableDatabase) || folder === undefined) throw error
    if (error.code === 'newer' || error.code === 'foreign') throw error
    say(`${error.message} Restoring it from outside.`)
    return restoreOutside(input, { folder, makePorts })
  }
}

async function restoreOutside(
  input: { readonly file: string; readonly reason: string },
  { folder, makePorts }: { readonly folder: string; readonly makePorts: Run['makePorts'] },
): Promise<number> {
  const places = placesIn(folder)
  const lock = await takeLock(places)
  const ports = await makePorts()
  const conduct = { signal: new AbortController().signal, report: createProgressLine().show }
  try {
    const session = commandLineSession()
    return told(await restoreDamaged(input, { places, ports, session, conduct }))
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
