import type { AskOf } from '#shared/contract/index.ts'
import type {
  ActivityId,
  EnvironmentId,
  ItemId,
  PersonId,
  ServiceId,
} from '#shared/vocabulary/ids.ts'
import type { Release as Standing } from '#shared/vocabulary/release.ts'
import type { Chapter, Stage } from '../stage.ts'
import type { Beat } from '../story/life.ts'
import type { Release } from '../story/releases.ts'

/** Each release lives its own life; what was answered last is what its next step has seen. */
export const releasesChapter: Chapter = ({ releases }) =>
  releases.flatMap((release) => {
    let standing: Seen | undefined
    return release.beats.map((beat) => ({
      at: beat.at,
      async run(stage: Stage) {
        const answered = standing
          ? await live(stage, { release, beat, standing })
          : await draft(stage, { release, by: beat.who })
        standing = seenOf(answered)
      },
    }))
  })

function draft(stage: Stage, { release, by }: { release: Release; by: string }): Promise<Standing> {
  const { complete, owner, lead, strategy, items, activities, ...said } = release.draft
  return stage.as(by, 'releases.plan', {
    ...said,
    abortCriteria: [...said.abortCriteria],
    complianceTags: [...said.complianceTags],
    references: [...said.references],
    rollbackScope: { of: 'wholeRelease' },
    owner: stage.idOf<PersonId>(owner),
    ...(complete && { lead: stage.idOf<PersonId>(lead), strategy }),
    items: items.map((item) => ({
      ...item,
      service: item.service === null ? null : stage.idOf<ServiceId>(item.service),
    })),
    activities: activities.map((activity) => ({
      ...activity,
      environment: stage.idOf<EnvironmentId>(activity.environment),
    })),
  })
}

/** What the next step has to know of the answer to the one before. */
type Seen = Pick<Standing, 'id' | 'version'> & {
  readonly items: readonly ItemId[]
  readonly activities: readonly ActivityId[]
}

const seenOf = ({ id, version, items, activities }: Standing): Seen => ({
  id,
  version,
  items: items.map((item) => item.id),
  activities: activities.map((activity) => activity.id),
})

type Living = { readonly release: Release; readonly beat: Beat; readonly standing: Seen }

async function live(stage: Stage, { release, beat, standing }: Living): Promise<Standing> {
  const seen = { releaseId: standing.id, expectedVersion: standing.version }
  const { who } = beat
  switch (beat.does) {
    case 'state': {
      const input: AskOf<'releases.setState'> = { ...seen, to: beat.to, ...reasonOf(beat) }
      return stage.as(who, 'releases.setState', input)
    }
    case 'item': {
      const itemId = standing.items[beat.item]!
      const input = { ...seen, itemId, to: beat.to, ...reasonOf(beat) }
      return stage.as(who, 'releases.setItemState', input)
    }
    case 'document': {
      const { kind, title, url } = beat
      return stage.as(who, 'releases.attachDocument', { ...seen, kind, title, url })
    }
    case 'affirm': {
      const { criterion, words } = beat
      return stage.as(who, 'releases.affirm', { ...seen, criterion, words })
    }
    case 'complete': {
      const { lead, strategy } = release.draft
      const changes = { lead: stage.idOf<PersonId>(lead), strategy }
      return stage.as(who, 'releases.change', { ...seen, changes })
    }
    case 'move': {
      const activityId = standing.activities[beat.activity]!
      const { slot, reason } = beat
      return stage.as(who, 'releases.changeActivity', {
        ...seen,
        activityId,
        changes: { slot },
        reason,
      })
    }
    case 'draft':
      throw new Error(`${release.key} is drafted twice`)
  }
}

const reasonOf = ({ reason }: { readonly reason?: string }) =>
  reason === undefined ? {} : { reason }
