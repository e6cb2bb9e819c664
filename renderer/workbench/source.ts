import { createContext } from 'react'

/** How far what comes from somewhere can be relied on; `unknown` is never good. */
export type SourceState = {
  readonly name: string
  readonly standing: 'current' | 'stale' | 'offline' | 'unknown'
  /** Since when it stands so, or when it last said something. */
  readonly at: number | undefined
  readonly because: string
  /** How it stands, where more can be said than the standing: “1 of 3 need somebody”. */
  readonly word?: string
  /** True where it comes right by itself, so that nobody has to look. */
  readonly passing?: true
  readonly href?: string
}

/** A hook, so that a source is heard of where its state is known; `undefined` where there is none. */
export type Source = { readonly id: string; readonly useState: () => SourceState | undefined }

/** All sources, for the bar that shows them and the page that says which need somebody. */
export const SourcesContext = createContext<readonly Source[]>([])
