import type { Database } from 'better-sqlite3'
import type { releaseEvents } from '#shared/events/releases.events.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import { given } from '../ledger/given.ts'
import type { Projection } from '../ledger/projection.ts'
import { projectActivities } from './project-activities.ts'
import { projectItems } from './project-items.ts'
import { projectPapers } from './project-papers.ts'
import { releaseTables } from './release.tables.ts'

export type ReleaseEvent = Exclude<keyof typeof releaseEvents, 'releaseClass.policySet'>
type Apply = ReturnType<Projection<ReleaseEvent>['open']>

export const releaseProjection: Projection<ReleaseEvent> = {
  owns: {
    releases: 'id',
    release_items: 'release',
    release_activities: 'release',
    release_documents: 'release',
    release_affirmations: 'release',
    release_references: 'release',
  },
  edition: 4,
  tables: releaseTables,
  topic: 'releases',
  open(db) {
    const bump = db.prepare('UPDATE releases SET version = version + 1 WHERE id = ?')
    const count = (release: string) => exactlyOne(bump.run(release))
    return {
      ...projectRelease(db),
      ...projectItems(db, count),
      ...projectActivities(db),
      ...projectPapers(db, count),
    }
  },
}

type OfRelease = Pick<
  Apply,
  | 'release.drafted'
  | 'release.changed'
  | 'release.reworded'
  | 'release.reclassified'
  | 'release.stateSet'
  | 'release.takenBack'
>

function projectRelease(db: Database): OfRelease {
  const refer = openReferences(db)
  const draft = db.prepare(`
    INSERT INTO releases
    VALUES (@subject, @class, 'draft', @name, @goal, @abortCriteria, @strategy, @owner, @lead,
      @rollbackScope, @complianceTags, @references, 0, NULL, NULL, NULL, 1)`)
  const change = db.prepare(`
    UPDATE releases SET ${given('name')}, ${given('strategy')}, ${given('owner')},
      ${given('lead')}, ${given('rollbackScope', 'rollback_scope')},
      ${given('complianceTags', 'compliance_tags')},
      ${given('references', 'external_references')}, version = version + 1
    WHERE id = @subject`)
  const reword = db.prepare(`
    UPDATE releases SET ${given('goal')}, ${given('abortCriteria', 'abort_criteria')},
      version = version + 1
    WHERE id = @subject`)
  const reclassify = db.prepare(
    'UPDATE releases SET class = @to, version = version + 1 WHERE id = @subject',
  )
  const move = db.prepare(
    'UPDATE releases SET state = @to, version = version + 1 WHERE id = @subject',
  )

  return {
    'release.drafted': ({ subject, payload, personal }) => {
      exactlyOne(
        draft.run({
          subject,
          ...payload,
          goal: personal?.goal ?? null,
          abortCriteria: json(personal?.abortCriteria),
          rollbackScope: json(payload.rollbackScope),
          complianceTags: json(payload.complianceTags),
          references: json(payload.references),
        }),
      )
      refer(subject, payload.references)
    },
    'release.changed': ({ subject, payload: { to } }) => {
      exactlyOne(change.run({ subject, to: JSON.stringify(to) }))
      if (to.references) refer(subject, to.references)
    },
    'release.reworded': ({ subject, payload: { fields }, personal }) => {
      const erased = Object.fromEntries(fields.map((field) => [field, null]))
      exactlyOne(reword.run({ subject, to: JSON.stringify(personal ?? erased) }))
    },
    'release.reclassified': ({ subject, payload: { to } }) =>
      exactlyOne(reclassify.run({ subject, to })),
    'release.stateSet': ({ subject, payload: { to } }) => exactlyOne(move.run({ subject, to })),
    'release.takenBack': ({ subject, payload: { to } }) => exactlyOne(move.run({ subject, to })),
  }
}

/** What other systems know a release by, in the order in which it is told. */
function openReferences(db: Database) {
  const forget = db.prepare('DELETE FROM release_references WHERE release = ?')
  const add = db.prepare('INSERT INTO release_references VALUES (@release, @place, @system, @key)')
  return (release: string, references: Release['references']) => {
    forget.run(release)
    for (const [place, { system, key }] of references.entries()) {
      add.run({ release, place, system, key })
    }
  }
}

const json = (value: unknown) =>
  value === null || value === undefined ? null : JSON.stringify(value)
