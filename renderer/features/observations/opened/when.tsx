import { useMe } from '#renderer/data/use-me.ts'
import { tellDistance, tellExactly } from '#renderer/design/moment.ts'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { useNow } from '#renderer/design/use-now.ts'

type Props = { readonly at: number | null; readonly otherwise?: string }

/** A moment to the second, and how long ago that is. */
export function When({ at, otherwise = 'not said' }: Props) {
  const { zone } = useMe()
  const now = useNow()
  if (at === null) return <Unsaid>{otherwise}</Unsaid>
  return (
    <time dateTime={new Date(at).toISOString()}>
      {tellExactly({ at, zone })} ({tellDistance({ at: Math.min(at, now), now })})
    </time>
  )
}
