import { useMe } from '#renderer/data/use-me.ts'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import './people.css'
import { tellLocal, tellOffset } from './local-time.ts'

type Props = { readonly zone: string | null }

/** What somebody's clock shows right now, and how far that is from the reader's. */
export function TheirTime({ zone }: Props) {
  const now = useNow()
  const { zone: reader } = useMe()
  if (zone === null) return <Unsaid>not known</Unsaid>
  return (
    <>
      {tellLocal({ zone, now, reader })}{' '}
      <span className="sb-people-offset">{tellOffset({ zone, now, reader })}</span>
    </>
  )
}
