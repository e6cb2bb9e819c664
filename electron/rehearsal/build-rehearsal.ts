import type { Database } from 'better-sqlite3'
import { type Core, openCore } from '#core/open-core.ts'
import type { Log, Ports } from '#core/ports.ts'
import type { Progress } from '#shared/contract/index.ts'
import { chapters } from './chapters/all.ts'
import { editionOf } from './edition.ts'
import { type Mark, writeMark } from './mark.ts'
import { createSeededIds } from './seeded-ids.ts'
import type { Size } from './sizes.ts'
import { createStage, type Stage, type Step } from './stage.ts'
import { storyOf } from './story/story.ts'
import { writeOutside } from './upstream/outside.ts'
import { castOf } from './upstream/world/cast-of.ts'
import { createVirtualClock } from './virtual-clock.ts'

export type Building = {
  /** An empty folder, or one that is not there yet. */
  readonly folder: string
  readonly size: Size
  readonly seed: string
  readonly now: number
  readonly osUser: string
  readonly program: string
  readonly log: Log
  readonly report: (progress: Progress) => void
}

const SCENE_STEPS = 1500

/** Plays a company's year through the router into a new workspace. */
export async function buildRehearsal(building: Building): Promise<Mark> {
  const { folder, size, seed, now, program, report } = building
  const story = storyOf({ size, seed, now })
  const clock = createVirtualClock(story.foundedAt - 1000)
  const newId = createSeededIds(seed, clock.now)
  const tokens = new Map<string, string>()
  const ports: Ports = { clock, newId, log: building.log, secrets: keptIn(tokens) }
  const core = await openCore({ folder, ports, program })
  try {
    hurry(core.running().db)
    const stage = createStage({ core, story, clock, newId, osUser: building.osUser })
    const steps = chapters.flatMap((tell) => tell(story)).toSorted((x, y) => x.at - y.at)
    await play(
      steps.filter(({ at }) => at < story.present),
      { stage, core, clock, report },
    )
    takeCare(core.running().db)
  } finally {
    await core.close()
  }
  report({ done: 0, total: 0, doing: 'Making the rehearsal findable' })
  await (await openCore({ folder, ports, program })).close()
  writeOutside(folder, { cast: castOf(story), tokens: tokensOfSources(tokens) })
  const mark = { size, seed, edition: editionOf(program), builtAt: now }
  writeMark(folder, mark)
  return mark
}

type Playing = {
  readonly stage: Stage
  readonly core: Core
  readonly clock: { moveTo(at: number): void }
  readonly report: (progress: Progress) => void
}

/**
 * Some hundred steps at a time are written together, and the process hears what else goes on. Nobody
 * will repeat these commands, so that what they answered is never written.
 */
async function play(
  steps: readonly Step[],
  { stage, core, clock, report }: Playing,
): Promise<void> {
  const { db } = core.running()
  const forgetAnswers = db.prepare('UPDATE commands SET value = NULL WHERE value IS NOT NULL')
  const total = steps.length
  for (let done = 0; done < total; done += SCENE_STEPS) {
    report({ done, total, doing: 'Building the rehearsal' })
    db.exec('BEGIN IMMEDIATE')
    for (const { at, run } of steps.slice(done, done + SCENE_STEPS)) {
      clock.moveTo(at)
      await run(stage)
    }
    forgetAnswers.run()
    db.exec('COMMIT')
    await new Promise((resolve) => setImmediate(resolve))
  }
  report({ done: total, total, doing: 'Building the rehearsal' })
}

/**
 * A crash leaves a folder without its mark, which nobody opens: until then nothing waits for the
 * disk. Nothing is made findable either; that is done at once when it is next opened.
 */
function hurry(db: Database): void {
  db.pragma('synchronous = OFF')
  db.pragma('wal_autocheckpoint = 20000')
  db.pragma('cache_size = -64000')
  const triggers = db
    .prepare<[], string>(`
      SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'search_*'`)
    .pluck()
    .all()
  for (const trigger of triggers) db.exec(`DROP TRIGGER ${trigger}`)
}

/** From here on what is written stays. */
function takeCare(db: Database): void {
  db.pragma('synchronous = FULL')
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** The key that signs the year is nobody's afterwards; what sources are asked with is no secret. */
const keptIn = (tokens: Map<string, string>): Ports['secrets'] => ({
  protection: 'process',
  read: async () => undefined,
  write: async (name, value) => void tokens.set(name, value),
  forget: async (name) => void tokens.delete(name),
})

const tokensOfSources = (tokens: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...tokens].filter(([name]) => name.startsWith('source/')))
