import { isOnFiles } from '#shared/domain/sync/address-of-path.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import { Refusal } from '../refusal.ts'
import type { Session } from '../rpc/session.ts'

type At = Pick<Source, 'baseUrl'>

/** Whoever asks from another machine must not choose which files of this one are read. */
export function refuseFromAfar(
  { local }: Pick<Session, 'local'>,
  sources: readonly (At | undefined)[],
): void {
  if (local || !sources.some((source) => source && isOnFiles(source.baseUrl))) return
  throw new Refusal(
    'sources/not-here',
    'Files are read on the machine that Signalbox runs on, so only who sits at it can say which: do it there, or give an address of the web.',
  )
}
