import { visibleParts } from '#shared/domain/observations/visible-text.ts'
import './outside-text.css'

type Props = {
  readonly children: string
  /** At most so many characters are drawn; a line needs fewer than a page. */
  readonly most?: number
  /** Breaks and tabs stay. */
  readonly lines?: boolean
}

const USUAL = 300

/** A text that somebody outside wrote: text and nothing else, kept to itself, with marks where it hides something. */
export const OutsideText = ({ children, most = USUAL, lines = false }: Props) => (
  <bdi className="sb-outside">
    {visibleParts(children, { most, lines }).map((part, index) =>
      part.is === 'text' ? (
        part.text
      ) : (
        <span key={index} className="sb-outside-mark">
          {part.text}
        </span>
      ),
    )}
  </bdi>
)
