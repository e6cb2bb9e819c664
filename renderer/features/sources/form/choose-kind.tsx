import { hrefTo } from '#renderer/workbench/address.ts'
import type { Kind } from '../source.ts'
import '../sources.css'

type Props = { readonly kinds: readonly Kind[] }

/** What can be read, each with what is read of it. */
export const ChooseKind = ({ kinds }: Props) => (
  <ul className="sb-source-kinds">
    {kinds.map(({ kind, title, says }) => (
      <li key={kind}>
        <a href={hrefTo(['sources', 'new'], { kind })}>
          <strong>{title}</strong>
          <small>{says}</small>
        </a>
      </li>
    ))}
  </ul>
)
