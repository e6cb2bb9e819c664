import type { OutputOf } from '#shared/contract/index.ts'
import type { TaskContext } from '../rpc/router.ts'
import type { CoreContext } from './core-context.ts'
import { databasePart } from './diagnosis/database-part.ts'
import { ledgerPart } from './diagnosis/ledger-part.ts'
import { logPart } from './diagnosis/log-part.ts'
import type { Part } from './diagnosis/part.ts'
import { placesPart } from './diagnosis/places-part.ts'
import { processPart } from './diagnosis/process-part.ts'
import { versionsPart } from './diagnosis/versions-part.ts'
import { workspacePart } from './diagnosis/workspace-part.ts'

/**
 * Gathers what helps to find a fault. Where things lie and what the log says is told on this
 * machine only, and marked: it may name people.
 */
export const createDiagnose =
  (context: CoreContext) =>
  async (_: object, task: TaskContext): Promise<OutputOf<'workspace.diagnose'>> => {
    const inspected = await context.heavyReads.run('inspect', null, task)
    const general = task.read((reading): Part[] => [
      versionsPart(context, inspected),
      workspacePart(context, reading),
      ledgerPart(context, reading),
      databasePart(context, inspected),
      processPart(),
    ])
    const { places } = context
    const here = task.session.local && places ? [placesPart(places, context), logPart(places)] : []
    return { at: context.ports.clock.now(), parts: [...general, ...here] }
  }
