import { Button, Text, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { Elsewhere } from '#renderer/data/use-elsewhere.ts'
import { Notice } from '#renderer/design/notice.tsx'
import type { OutputOf } from '#shared/contract/index.ts'

type Props = {
  readonly places: OutputOf<'workspace.status'>['places']
  readonly elsewhere: Elsewhere
}

/** Where the workspace lies, and the way to one that lies somewhere else. */
export function OtherFolder({ places, elsewhere }: Props) {
  const [folder, setFolder] = useState<string>()
  const typed = folder?.trim() ?? ''
  const asked = elsewhere.variables?.what === 'folder'
  const open = () => typed !== '' && elsewhere.open({ what: 'folder', folder: typed })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    open()
  }
  return (
    <div className="sb-first-folder">
      <Text fw={500} fz="sm">
        Your workspace
      </Text>
      <p className="sb-first-path">{places?.folder ?? 'In memory, or on another machine.'}</p>
      {folder === undefined ? (
        <Button variant="subtle" px={0} onClick={() => setFolder('')}>
          Open another folder instead
        </Button>
      ) : (
        <>
          <TextInput
            label="Another folder"
            description="By its whole path; it is made where there is none."
            ref={focusAtFirst}
            value={folder}
            onChange={({ currentTarget }) => setFolder(currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <div className="sb-first-buttons">
            <Button
              variant="default"
              disabled={typed === ''}
              loading={asked && elsewhere.isPending}
              onClick={open}
            >
              Open that folder
            </Button>
            <Button variant="subtle" onClick={() => setFolder(undefined)}>
              Stay with this one
            </Button>
          </div>
        </>
      )}
      {asked && elsewhere.isError && (
        <Notice tone="bad" title="That folder was not opened">
          {elsewhere.error.message}
        </Notice>
      )}
      {asked && elsewhere.isSuccess && <Text fz="sm">It opens in a window of its own.</Text>}
    </div>
  )
}

const focusAtFirst = (field: HTMLInputElement | null) => field?.focus()
