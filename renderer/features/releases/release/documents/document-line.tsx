import { useState } from 'react'
import { useCore } from '#renderer/data/core-context.ts'
import type { ReleaseDocument } from '#shared/vocabulary/release.ts'
import { OfferButton } from '../offer-button.tsx'
import { saveDocument } from './save-document.ts'
import { tellSize } from './tell-size.ts'

type Props = {
  readonly document: ReleaseDocument
  /** `undefined` where it stays. */
  readonly onRemove: (() => void) | undefined
}

/** One document: its kind, its title, and ways to open it. */
export function DocumentLine({ document, onRemove }: Props) {
  const core = useCore()
  const [trouble, setTrouble] = useState<string>()
  const { kind, title, url, parts } = document
  const size = parts.reduce((sum, part) => sum + part.size, 0)
  const name = title ?? 'an erased title'
  const save = () => {
    const failed = (error: unknown) => (error instanceof Error ? error.message : 'It failed.')
    saveDocument(core, document).then(setTrouble, (error: unknown) => setTrouble(failed(error)))
  }
  return (
    <li className="sb-slot">
      <div>
        <div className="sb-slot-where">{title ?? <span className="sb-unsaid">erased</span>}</div>
        <p className="sb-slot-mine">
          {kind}
          {parts.length > 0 && ` · file, ${tellSize(size)}`}
        </p>
        {url !== null && (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {url}
          </a>
        )}
        {trouble && <p role="alert">{trouble}</p>}
      </div>
      <div className="sb-slot-actions">
        {parts.length > 0 && (
          <OfferButton label={`Save ${name} as a file`} onClick={save}>
            Save as…
          </OfferButton>
        )}
        {onRemove && (
          <OfferButton label={`Withdraw ${name}`} onClick={onRemove}>
            Withdraw
          </OfferButton>
        )}
      </div>
    </li>
  )
}
