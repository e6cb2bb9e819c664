import { systemClock } from '#core/system-ports.ts'
import { SEED } from '../../rehearsal/prepare-rehearsal.ts'
import { storyOf } from '../../rehearsal/story/story.ts'
import { createFastClock, type FastClock } from '../../rehearsal/upstream/fast-clock.ts'
import { type Cue, plotOf } from '../../rehearsal/upstream/plot.ts'
import { broughtScenarios, readScenario, USUAL } from '../../rehearsal/upstream/read-scenario.ts'
import type { Scenario } from '../../rehearsal/upstream/scenario.ts'
import { serveUpstream, type Upstream } from '../../rehearsal/upstream/serve-upstream.ts'
import { castOf } from '../../rehearsal/upstream/world/cast-of.ts'
import { exactlyNamed, Misunderstood, type Options, onlyOptions } from './arguments.ts'
import { EXIT, type Run, type Status } from './ask.ts'
import { rehearsalAsked } from './rehearsal.ts'
import { answer, say } from './say.ts'
import { speedIn } from './speed-in.ts'
import { untilStopped } from './until-stopped.ts'

/** Timers of the machine reach no further; whatever lies beyond is looked for again. */
const LONGEST_WAIT_MS = 24 * 60 * 60_000

/** Serves the world around the rehearsal, for whoever wants to read it, until it is told to stop. */
export async function rehearse({ said }: Run): Promise<Status> {
  onlyOptions(said, ['scenario', 'speed', 'from', 'port', 'list'])
  exactlyNamed(said, [])
  const { options } = said
  if (options.list) return list()
  const scenario = readScenario(options.scenario ?? USUAL)
  const startsAt = fromIn(options)
  const story = storyOf({ size: rehearsalAsked(options) ?? 'small', seed: SEED, now: startsAt })
  const cast = castOf(story)
  const plot = plotOf(scenario, { cast, startsAt })
  const fast = createFastClock({ clock: systemClock, startsAt, speed: speedIn(options) ?? 1 })
  const log = {
    error: ({ error }: { error?: unknown }, words: string) => say(`${words}: ${error}`),
  }
  const upstream = await open({
    cast,
    plot,
    fast,
    clock: systemClock,
    log,
    firstPort: portIn(options),
  })
  // Whoever reads that it can be stopped may do so at once.
  const stopped = untilStopped()
  tell(upstream, { scenario, fast, startsAt })
  const stopTelling = tellCues(plot.cues, fast)
  await stopped
  say('Stopping.')
  stopTelling()
  await upstream.close()
  return EXIT.done
}

function list(): Status {
  for (const { name, title, says, events } of broughtScenarios()) {
    answer(`${name}: ${title}. ${says}`)
    for (const event of events) answer(`  at minute ${event.atMinutes}  ${event.says}`)
  }
  return EXIT.done
}

async function open(serving: Parameters<typeof serveUpstream>[0]): Promise<Upstream> {
  try {
    return await serveUpstream(serving)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Misunderstood(
      `One of the ports from ${serving.firstPort} on is taken; name another first one.`,
    )
  }
}

type Told = { readonly scenario: Scenario; readonly fast: FastClock; readonly startsAt: number }

function tell({ served }: Upstream, { scenario, fast, startsAt }: Told): void {
  say(
    `The world around the rehearsal begins at ${new Date(startsAt).toISOString()}${paceOf(fast)}.`,
  )
  for (const { dialect, address } of served) {
    answer(`${dialect.vendor.padEnd(12)} ${address}  ${dialect.secret}`)
  }
  say(`${scenario.title}: ${scenario.says}`)
  for (const { atMinutes, says } of scenario.events) say(`  at minute ${atMinutes}  ${says}`)
  say('Ctrl-C stops it.')
}

const paceOf = ({ speed }: FastClock): string => (speed === 1 ? '' : `, ${speed} times as fast`)

/** Each as it happens; what has happened already is told at once. */
function tellCues(cues: readonly Cue[], fast: FastClock): () => void {
  let left = cues
  let cancel = () => {}
  const look = (): void => {
    const now = fast.now()
    for (const { at, says } of left.filter((cue) => cue.at <= now)) {
      say(`${new Date(at).toISOString()}  ${says}`)
    }
    left = left.filter((cue) => cue.at > now)
    const [next] = left
    if (!next) return
    const ms = Math.max(1, Math.ceil((next.at - now) / fast.speed))
    cancel = systemClock.after(Math.min(ms, LONGEST_WAIT_MS), look)
  }
  look()
  return () => cancel()
}

function fromIn({ from }: Options): number {
  if (from === undefined) return systemClock.now()
  const at = Date.parse(from)
  if (!Number.isNaN(at)) return at
  throw new Misunderstood(`${from} is no moment: write it as in 2026-12-01T08:00:00Z.`)
}

function portIn({ port }: Options): number | undefined {
  if (port === undefined || port === '0') return undefined
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_000) return Number(port)
  throw new Misunderstood(`${port} is no port to begin with: name one up to 65000, or 0.`)
}
