import { Autocomplete, FileInput, Progress, SimpleGrid, TextInput } from '@mantine/core'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { Editor } from '../form/editor.tsx'
import { useLiveForm } from '../form/use-live-form.ts'
import { undoAttached } from '../undo.ts'
import { useLatest } from '../use-latest.ts'
import { type DocumentValues, documentOf, faultsOfDocument } from './document-values.ts'
import { usePutFile } from './use-put-file.ts'

type Props = {
  readonly release: Release
  /** The kind that the class waits for. */
  readonly kind: string
  readonly onClose: () => void
}

/** Attaches a link, a file, or both. */
export function DocumentAdder({ release, kind, onClose }: Props) {
  const { latest, at } = useLatest(release)
  const put = usePutFile()
  const initial: DocumentValues = { kind, title: kind, url: '', file: null }
  const form = useLiveForm({ initial, faultsOf: faultsOfDocument })
  const decide = useDecision('releases.attachDocument', {
    says: (answer, { title }) => `${title} is attached to ${answer.name}`,
    undo: (after, { expectedVersion }) => undoAttached({ before: at(expectedVersion), after }),
  })
  const { values, change, faultAt } = form
  const attach = async () => {
    if (!form.attempt()) return
    const parts = values.file ? await put.start(values.file) : []
    if (!parts) return
    const { id: releaseId, version: expectedVersion } = latest()
    const ask = { releaseId, ...documentOf(values), parts: [...parts], expectedVersion }
    decide.mutate(ask, { onSuccess: onClose })
  }
  const close = () => {
    put.stop()
    onClose()
  }
  return (
    <Editor
      title="Attach a document"
      confirm="Attach it"
      pending={put.share !== undefined || decide.isPending}
      error={put.error ?? decide.error}
      onSubmit={() => void attach()}
      onClose={close}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Autocomplete
          label="Kind"
          required
          size="sm"
          data={useKinds(release)}
          value={values.kind}
          error={faultAt('kind')}
          onChange={(next) => change({ kind: next })}
        />
        <TextInput
          label="Title"
          required
          value={values.title}
          error={faultAt('title')}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <TextInput
          label="Link"
          placeholder="https://…"
          value={values.url}
          error={faultAt('url')}
          onChange={({ currentTarget }) => change({ url: currentTarget.value })}
        />
        <FileInput
          label="File"
          placeholder="Choose a file"
          size="sm"
          clearable
          clearButtonProps={{ 'aria-label': 'Leave the file out' }}
          value={values.file}
          error={faultAt('file')}
          onChange={(file) => change({ file })}
        />
      </SimpleGrid>
      {put.share !== undefined && (
        <Progress value={put.share * 100} aria-label="How much of the file is handed in" />
      )}
    </Editor>
  )
}

/** The kinds that the class asks for; others may be given as well. */
function useKinds({ class: named }: Release): string[] {
  const { data } = useQueryOf('releases.policies', {})
  const policy = data?.items.find((one) => one.class === named)
  return [...new Set(policy?.requiredDocuments.map(({ kind }) => kind))]
}
