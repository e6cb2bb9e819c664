import { IconFileText, IconPaperclip } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { Release, ReleaseDocument } from '#shared/vocabulary/release.ts'
import { becauseNotWritable } from '../because-not.ts'
import { OfferButton } from '../offer-button.tsx'
import { useEditing } from '../use-editing.ts'
import { DocumentAdder } from './document-adder.tsx'
import { DocumentLine } from './document-line.tsx'
import { RemoveDocument } from './remove-document.tsx'

type Props = { readonly release: Release }

/** The papers of a release: links, and files that the ledger keeps. */
export function DocumentsPanel({ release }: Props) {
  const me = useMe()
  const { editing, query, show } = useEditing()
  const [removing, setRemoving] = useState<ReleaseDocument>()
  const heading = useRef<HTMLHeadingElement>(null)
  const closed = becauseNotWritable(release, me)
  const close = () => {
    show({ edit: undefined, kind: undefined })
    heading.current?.focus()
  }
  return (
    <Panel
      title="Documents"
      headingRef={heading}
      actions={
        <OfferButton
          because={closed}
          leftSection={<IconPaperclip size={15} aria-hidden />}
          onClick={() => show({ edit: 'document' })}
        >
          Attach
        </OfferButton>
      }
    >
      {editing === 'document' && !closed && (
        <DocumentAdder
          key={query['kind']}
          release={release}
          kind={query['kind'] ?? ''}
          onClose={close}
        />
      )}
      {release.documents.length === 0 && (
        <Blank icon={IconFileText} title="No documents yet">
          Release notes, rollback plan and whatever else the class asks for, as a link or a file.
        </Blank>
      )}
      <ul className="sb-slots" hidden={release.documents.length === 0}>
        {release.documents.map((document) => (
          <DocumentLine
            key={document.id}
            document={document}
            onRemove={closed === undefined ? () => setRemoving(document) : undefined}
          />
        ))}
      </ul>
      {removing && (
        <RemoveDocument
          release={release}
          document={removing}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Panel>
  )
}
