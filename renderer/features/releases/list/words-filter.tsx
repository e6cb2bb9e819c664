import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { currentAddress, goToInPlace } from '#renderer/workbench/address.ts'
import { hrefWith } from './change-wanted.ts'
import { WORDS_ID } from './list-actions.ts'

const PAUSE_MS = 80

type Props = { readonly words: string }

/** Narrows the list while one types; the words follow the address when it is changed elsewhere. */
export function WordsFilter({ words }: Props) {
  const [typed, setTyped] = useState(words)
  const said = useRef(words)
  if (said.current !== words) {
    said.current = words
    setTyped(words)
  }
  useEffect(() => {
    const meant = typed.trim()
    if (meant === said.current) return undefined
    const timer = setTimeout(() => {
      said.current = meant
      goToInPlace(hrefWith(currentAddress(), { words: meant }))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      id={WORDS_ID}
      className="sb-filters-words"
      aria-label="Words in the name or a reference"
      placeholder="Name or reference"
      size="xs"
      maxLength={120}
      leftSection={<IconSearch size={15} aria-hidden />}
      rightSection={
        typed !== '' && (
          <CloseButton size="xs" aria-label="Clear the words" onClick={() => setTyped('')} />
        )
      }
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
    />
  )
}
