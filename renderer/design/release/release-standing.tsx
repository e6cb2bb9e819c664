import { Standing } from '#renderer/design/standing.tsx'
import type { ItemState, ReleaseState } from '#shared/vocabulary/release.ts'
import { itemStateWords, stateWords } from './state-words.ts'

type Props = { readonly state: ReleaseState }

export function ReleaseStanding({ state }: Props) {
  const { word, tone, icon } = stateWords[state]
  return (
    <Standing tone={tone} icon={icon}>
      {word}
    </Standing>
  )
}

type ItemProps = { readonly state: ItemState }

export function ItemStanding({ state }: ItemProps) {
  const { word, tone, icon } = itemStateWords[state]
  return (
    <Standing tone={tone} icon={icon}>
      {word}
    </Standing>
  )
}
