import { useWall } from '#renderer/data/wall.ts'
import { tellCount } from '#renderer/design/moment.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import './joins.css'
import { useWaiting } from './use-waiting.ts'

export type Part = 'sources' | 'inbox' | 'rules' | 'aside' | 'share'

const parts: readonly {
  readonly id: Part
  readonly title: string
  readonly path: readonly string[]
}[] = [
  { id: 'sources', title: 'Sources', path: [] },
  { id: 'inbox', title: 'To be joined', path: ['joins'] },
  { id: 'rules', title: 'Rules', path: ['joins', 'rules'] },
  { id: 'aside', title: 'Set aside', path: ['joins', 'aside'] },
  { id: 'share', title: 'Share joined', path: ['joins', 'share'] },
]

type Props = { readonly here: Part | undefined }

/** The parts of the room, with how many names wait. */
export function JoinParts({ here }: Props) {
  const waiting = useWaiting()
  const wall = useWall()
  if (wall) return null
  return (
    <nav className="sb-join-parts" aria-label="Parts of the room">
      <ul>
        {parts.map(({ id, title, path }) => (
          <li key={id}>
            <a href={hrefTo(['sources', ...path])} aria-current={id === here ? 'page' : undefined}>
              {title}
              {id === 'inbox' && waiting !== undefined && waiting > 0 && (
                <span className="sb-join-count">{tellCount(waiting)}</span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
