import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'

type Props = { readonly id: ReleaseId; readonly during: boolean }

/** Of which release the list tells. */
export function ReleaseNamed({ id, during }: Props) {
  const { data } = useQueryOf('releases.get', { releaseId: id })
  const name = data?.release?.name
  return (
    <span>
      {during ? 'in the slots of ' : 'of the services in '}
      {data && name === undefined ? (
        'a release that is not here'
      ) : (
        <a href={hrefTo(['releases', id])}>{name ?? '…'}</a>
      )}
    </span>
  )
}
