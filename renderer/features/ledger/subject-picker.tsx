import { Select } from '@mantine/core'
import { useState } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { subjectWords } from './entry-words.ts'

type Props = {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

const kinds = ['release', 'service', 'environment', 'person', 'team'] as const

/** Finds what entries may be about among everything that has a name. */
export function SubjectPicker({ value, onChange }: Props) {
  const [words, setWords] = useState('')
  const typed = words.trim()
  const found = useQueryOf(
    'search.find',
    { words: typed || ' ', kinds: [...kinds], limit: 8 },
    { enabled: typed !== '', meanwhile: 'previous' },
  )
  const chosen = useQueryOf(
    'ledger.entries',
    { subject: value ?? '', limit: 1 },
    { enabled: value !== null },
  )
  const [line] = chosen.data?.items ?? []
  const options = (typed === '' ? [] : (found.data?.items ?? [])).map(({ kind, id, title }) => ({
    value: id,
    label: subjectWords({ about: { kind: kind as 'release', name: title }, subject: id }),
  }))
  const own = value === null ? [] : [{ value, label: line ? subjectWords(line) : value }]
  return (
    <Select
      size="sm"
      label="About"
      placeholder="Anything"
      searchable
      clearable
      clearButtonProps={{ 'aria-label': 'Clear About' }}
      data={[...own, ...options.filter((option) => option.value !== value)]}
      filter={({ options: all }) => all}
      nothingFoundMessage={typed === '' ? 'Type a name.' : 'Nothing goes by that name.'}
      value={value}
      onChange={onChange}
      onSearchChange={setWords}
    />
  )
}
