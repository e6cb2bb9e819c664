import { Button } from '@mantine/core'
import { ItemStanding } from '#renderer/design/release/release-standing.tsx'
import type { Column } from '#renderer/design/table/column.ts'
import { itemStepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Item, ItemState, ReleaseState } from '#shared/vocabulary/release.ts'
import { itemStepWords, kindWords } from './item-words.ts'

/** Cut where it is long: the whole of it shows on hovering, and in the item opened. */
const Whole = ({ text }: { readonly text: string | null }) =>
  text === null ? <span className="sb-unsaid">not said</span> : <span title={text}>{text}</span>

const plain: readonly Column<Item>[] = [
  {
    key: 'title',
    title: 'What',
    width: 'minmax(140px, 3fr)',
    cell: ({ title }) => <Whole text={title} />,
  },
  { key: 'kind', title: 'Kind', width: '116px', cell: ({ kind }) => kindWords[kind] },
  {
    key: 'version',
    title: 'Version',
    width: 'minmax(84px, 2fr)',
    cell: ({ version, buildId }) => <Whole text={version ?? buildId} />,
  },
  {
    key: 'change',
    title: 'Change',
    width: 'minmax(76px, 1fr)',
    cell: ({ changeReference }) => <Whole text={changeReference} />,
  },
]

/** While planning, before anything has become of an item. */
export const plannedItemColumns = plain

type Running = {
  readonly state: ReleaseState
  /** `undefined` where whoever looks may not run the release. */
  readonly onStep: ((item: Item, to: ItemState) => void) | undefined
}

/** With what became of each item, and the next step that needs no explanation one press away. */
export const runningItemColumns = ({ state, onStep }: Running): readonly Column<Item>[] => [
  ...plain,
  {
    key: 'state',
    title: 'Stands',
    width: '126px',
    cell: (item) => <ItemStanding state={item.state} />,
  },
  ...(onStep
    ? [{ key: 'next', title: 'Next', width: '106px', cell: nextOf({ state, onStep }) }]
    : []),
]

const nextOf = ({ state, onStep }: Required<Running>) =>
  function NextStep(item: Item) {
    const step = itemStepsFrom(item.state).find(
      ({ needsReason, during }) => !needsReason && during.includes(state),
    )
    if (!step) return null
    return (
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`${itemStepWords[step.to]}: ${item.title}`}
        onClick={() => onStep?.(item, step.to)}
      >
        {itemStepWords[step.to]}
      </Button>
    )
  }
