import { IconCopy, IconPencil, IconPlayerTrackNext } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { type Action, useActions } from '#renderer/workbench/action.ts'
import { goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import { isOver } from '#shared/domain/releases/life-cycle.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { planAnother } from '../plan/plan-another.ts'
import { stepAction } from './life/step-words.ts'
import type { OfferedStep } from './life/use-next-steps.ts'

/** What can be done with the release on the screen, for palette, menus and keys. */
export function useReleaseActions(release: Release, steps: readonly OfferedStep[] | undefined) {
  const { status } = useMe()
  const workspace = status?.id
  const actions = useMemo(
    () => [
      editAction(release),
      ...(steps ?? []).map((step) => stepActionOf(release, step)),
      ...(workspace === undefined ? [] : [anotherAction(release, workspace)]),
    ],
    [release, steps, workspace],
  )
  useActions(actions)
}

const editAction = (release: Release): Action => ({
  id: 'release.edit',
  label: `Edit ${release.name}`,
  menu: 'Release',
  keywords: ['change', 'goal', 'owner', 'lead', 'strategy'],
  shortcut: 'e',
  icon: IconPencil,
  appliesTo: ({ may }) => may('releases:write') && !isOver(release.state),
  perform: ({ address }) => goToInPlace(withQuery(address, { edit: 'details' })),
})

const stepActionOf = (release: Release, { to, requires }: OfferedStep): Action => ({
  id: `release.take.${to}`,
  label: stepAction(release, to),
  menu: 'Release',
  keywords: ['step', 'state', 'life cycle'],
  icon: IconPlayerTrackNext,
  appliesTo: ({ may }) => may(requires === 'releases:run' ? 'releases:run' : 'releases:write'),
  perform: ({ address }) => goToInPlace(withQuery(address, { step: to })),
})

const anotherAction = (release: Release, workspace: string): Action => ({
  id: 'release.planAnother',
  label: `Plan another like ${release.name}`,
  menu: 'Release',
  keywords: ['copy', 'duplicate', 'again'],
  icon: IconCopy,
  appliesTo: ({ may }) => may('releases:write'),
  perform: () => planAnother(release, workspace),
})
