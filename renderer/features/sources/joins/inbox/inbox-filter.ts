import { SourceId } from '#shared/vocabulary/ids.ts'
import { JoinOf } from '#shared/vocabulary/join.ts'

/** What the address narrows the inbox down to. */
export type InboxFilter = {
  readonly words: string
  readonly of: JoinOf | undefined
  readonly source: SourceId | undefined
}

type Query = Readonly<Record<string, string>>

export const readInboxFilter = ({ words, of, source }: Query): InboxFilter => ({
  words: words ?? '',
  of: JoinOf.safeParse(of).data,
  source: SourceId.safeParse(source).data,
})

export const isNarrowed = ({ words, of, source }: InboxFilter): boolean =>
  words.trim() !== '' || of !== undefined || source !== undefined

/** The same as the core is asked. */
export const askOfFilter = ({ words, of, source }: InboxFilter) => ({
  ...(words.trim() !== '' && { words: words.trim().slice(0, 200) }),
  ...(of !== undefined && { of }),
  ...(source !== undefined && { source }),
})
