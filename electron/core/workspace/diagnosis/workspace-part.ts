import type { Reading } from '../../database/reading.ts'
import type { CoreContext } from '../core-context.ts'
import { linesOf, momentOf, type Part } from './part.ts'

/** Without its name, and without anybody's. */
export function workspacePart(context: CoreContext, reading: Reading): Part {
  const { places, viewOnly, rehearsal, signer } = context
  const workspace = reading.workspace.find()
  return {
    name: 'Workspace',
    says: 'What kind of workspace this is and whether it can be changed.',
    personal: false,
    text: linesOf([
      ['id', workspace?.id ?? 'none'],
      ['kept', places ? 'in a folder' : 'in memory'],
      ['view only', viewOnly() ?? 'no'],
      ['somebody enrolled', reading.people.anyone() ? 'yes' : 'no'],
      ['rehearsal', rehearsal ? `${rehearsal.size}, built ${momentOf(rehearsal.builtAt)}` : 'no'],
      ['signing key kept in', signer.protection],
      ['second checkpoint folder', workspace?.checkpointFolder ? 'chosen' : 'none'],
    ]),
  }
}
