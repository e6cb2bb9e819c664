import { IconPackages, IconPlus } from '@tabler/icons-react'
import { useMemo, useRef } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { isStarted } from '#shared/domain/releases/life-cycle.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { becauseNotOpen } from '../because-not.ts'
import { OfferButton } from '../offer-button.tsx'
import { useEditing } from '../use-editing.ts'
import { useLatest } from '../use-latest.ts'
import { AskItemStep } from './ask-item-step.tsx'
import { ItemAdder } from './item-adder.tsx'
import { ItemChanger } from './item-changer.tsx'
import { runningItemColumns } from './item-columns.tsx'
import { ItemTable } from './item-table.tsx'
import { OpenedItem } from './opened-item.tsx'
import { tellItems } from './tell-items.ts'
import { useItemSteps } from './use-item-steps.ts'

type Props = { readonly release: Release }

/** What moves: each item, what became of it, and what can become of it next. */
export function ItemsPanel({ release }: Props) {
  const me = useMe()
  const { editing, edit, query, show } = useEditing()
  const known = useLatest(release)
  const steps = useItemSteps(known)
  const heading = useRef<HTMLHeadingElement>(null)
  const closed = becauseNotOpen(release, me)
  const runs = me.may('releases:run') && isStarted(release.state)
  const { state, items } = release
  const { take } = steps
  const columns = useMemo(
    () => runningItemColumns({ state, onStep: runs ? take : undefined }),
    [state, runs, take],
  )
  const opened = items.find(({ id }) => id === query['item'])
  const isChanging = opened !== undefined && editing === opened.id
  const close = (changes: Readonly<Record<string, undefined>>) => {
    show(changes)
    heading.current?.focus()
  }
  const adder = (
    <OfferButton
      because={closed}
      leftSection={<IconPlus size={15} aria-hidden />}
      onClick={() => edit('item')}
    >
      Add an item
    </OfferButton>
  )
  return (
    <Panel title="What moves" headingRef={heading} actions={adder}>
      {editing === 'item' && !closed && (
        <ItemAdder {...known} onClose={() => close({ edit: undefined })} />
      )}
      {items.length === 0 ? (
        <Blank icon={IconPackages} title="Nothing moves yet">
          Services, migrations, flags and whatever else goes out with this release stand here.
        </Blank>
      ) : (
        <>
          <p className="sb-panel-says">{tellItems(items)}</p>
          <ItemTable
            items={items}
            columns={columns}
            opened={opened?.id}
            onOpen={({ id }) => show({ item: id, edit: undefined })}
          />
        </>
      )}
      {steps.decide.error && !steps.asking && (
        <Notice tone="bad" title="This was not recorded">
          {steps.decide.error.message}
        </Notice>
      )}
      {opened && isChanging && (
        <ItemChanger
          key={opened.id}
          release={release}
          item={opened}
          onClose={() => close({ edit: undefined })}
        />
      )}
      {opened && !isChanging && (
        <OpenedItem
          release={release}
          item={opened}
          known={known}
          onStep={steps.take}
          onClose={() => close({ item: undefined })}
        />
      )}
      <AskItemStep steps={steps} />
    </Panel>
  )
}
