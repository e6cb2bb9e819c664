import type { Icon } from '@tabler/icons-react'
import './standing.css'
import { inkOf, type Tone } from './tone.ts'

type Props = {
  readonly tone: Tone
  /** The shape tells it apart from the others without its colour. */
  readonly icon: Icon
  readonly children: string
}

/** How something stands, in a shape, a colour and a word. */
export const Standing = ({ tone, icon: Icon, children }: Props) => (
  <span className="sb-standing" style={{ color: inkOf(tone) }}>
    <Icon size={15} aria-hidden />
    <span className="sb-standing-word">{children}</span>
  </span>
)
