import { IconPencil } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { Panel } from '#renderer/design/panel.tsx'
import type { Release } from '#shared/vocabulary/release.ts'
import { becauseNotOpen, becauseNotWritable } from '../because-not.ts'
import { OfferButton } from '../offer-button.tsx'
import { useEditing } from '../use-editing.ts'
import { DetailsForm } from './details-form.tsx'
import { DetailsRead } from './details-read.tsx'
import { Reclassify } from './reclassify.tsx'

type Props = { readonly release: Release }

/** What it is: read, and edited in place. */
export function DetailsPanel({ release }: Props) {
  const me = useMe()
  const { editing, edit } = useEditing()
  const [reclassifying, setReclassifying] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const closed = becauseNotWritable(release, me)
  const isEditing = editing === 'details' && closed === undefined
  const close = () => {
    edit(undefined)
    heading.current?.focus()
  }
  return (
    <Panel
      title="What it is"
      headingRef={heading}
      actions={
        !isEditing && (
          <>
            <OfferButton
              because={becauseNotOpen(release, me)}
              onClick={() => setReclassifying(true)}
            >
              Reclassify
            </OfferButton>
            <OfferButton
              because={closed}
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => edit('details')}
            >
              Edit
            </OfferButton>
          </>
        )
      }
    >
      {isEditing ? (
        <DetailsForm release={release} onClose={close} />
      ) : (
        <DetailsRead release={release} />
      )}
      {reclassifying && <Reclassify release={release} onClose={() => setReclassifying(false)} />}
    </Panel>
  )
}
