import { Unsaid } from '#renderer/design/unsaid.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { SourceStream } from '#shared/vocabulary/source.ts'
import { agoWords, nextWords } from './source-words.ts'

type AgeProps = { readonly at: number | null }

/** How old what is known is; drawn anew as time goes by. */
export function Age({ at }: AgeProps) {
  const now = useNow()
  if (at === null) return <Unsaid>not known in full</Unsaid>
  return <time dateTime={new Date(at).toISOString()}>{agoWords(at, now)}</time>
}

type NextProps = { readonly of: Pick<SourceStream, 'standing' | 'nextAt'> }

/** When it is read next. */
export function NextReading({ of }: NextProps) {
  return nextWords(of, useNow())
}
