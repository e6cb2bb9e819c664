import { Button } from '@mantine/core'
import { useState } from 'react'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'

type Props = { readonly onDiscard: () => void }

/** Asks once, because nothing brings a draft back. */
export function DiscardDraft({ onDiscard }: Props) {
  const [asking, setAsking] = useState(false)
  const discard = () => {
    onDiscard()
    goTo(hrefTo(['releases']))
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        Discard
      </Button>
      {asking && (
        <AskWhy
          title="Discard this draft"
          says="It was kept on this machine only; nothing brings it back."
          confirm="Discard it"
          tone="dangerous"
          reason="none"
          pending={false}
          onConfirm={discard}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
