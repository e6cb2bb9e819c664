import { contract } from '#shared/contract/index.ts'
import { type Faults, faultsIn } from '../form/faults.ts'
import { LARGEST_FILE } from './parts-of-file.ts'

export type DocumentValues = {
  readonly kind: string
  readonly title: string
  readonly url: string
  readonly file: File | null
}

const said = contract['releases.attachDocument'].input.pick({ kind: true, title: true, url: true })

/** What is said of a document, apart from its file. */
export const documentOf = (values: DocumentValues) => ({
  kind: values.kind.trim(),
  title: values.title.trim(),
  ...(values.url.trim() !== '' && { url: values.url.trim() }),
})

export function faultsOfDocument(values: DocumentValues): Faults {
  const empty = values.url.trim() === '' && values.file === null
  return {
    ...(empty && { url: 'Give a link, a file, or both.' }),
    ...fileFault(values.file),
    ...faultsIn(said, documentOf(values)),
  }
}

function fileFault(file: File | null): Faults {
  if (file?.size === 0) return { file: 'The file is empty.' }
  if (!file || file.size <= LARGEST_FILE) return {}
  return { file: 'At most 128 MB: give a link to it instead.' }
}
