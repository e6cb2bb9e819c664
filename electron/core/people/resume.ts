import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { ownerOf } from '../rpc/authority.ts'
import type { TaskContext } from '../rpc/handlers.ts'

export async function resume(
  _: InputOf<'people.resume'>,
  { session, read }: TaskContext,
): Promise<OutputOf<'people.resume'>> {
  session.speaker = session.first
  const owner = read((reading) => ownerOf(session, reading))
  return { person: owner?.id ?? null, assurance: session.first.assurance }
}
