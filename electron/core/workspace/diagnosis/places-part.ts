import type { CoreContext } from '../core-context.ts'
import type { Places } from '../places.ts'
import { linesOf, type Part } from './part.ts'

export function placesPart(
  { folder, log, backups }: Places,
  { checkpointer, unitOfWork }: CoreContext,
): Part {
  const second = unitOfWork.reading.workspace.find()?.checkpointFolder
  return {
    name: 'Places',
    says: 'Where things lie on this machine. Paths often hold the name of an account.',
    personal: true,
    text: linesOf([
      ['workspace', folder],
      ['log', log],
      ['backups', backups],
      ['second checkpoint folder', second ?? 'none'],
      ['its trouble', checkpointer.state().trouble ?? 'none'],
    ]),
  }
}
