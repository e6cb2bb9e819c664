import { z } from 'zod'
import { Unfit } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { segmentsOf } from './jenkins-settings.ts'
import { keyOfBuild } from './list-builds.ts'
import { isRunning, originalOf, outcomeOf } from './outcomes.ts'
import { readActions, type Told } from './read-actions.ts'

/** The end of what a calendar can say, with room for the longest build. */
const LAST_MOMENT = 8_640_000_000_000_000
const LONGEST_MS = 10 * 366 * 24 * 60 * 60_000

const Row = z.object({
  job: z.object({ fullName: z.string().min(1).max(380), branch: z.boolean().catch(false) }),
  build: z.object({
    number: z.int().min(0),
    timestamp: z
      .int()
      .min(0)
      .max(LAST_MOMENT - LONGEST_MS),
    duration: z.int().min(0).max(LONGEST_MS).catch(0),
    // These say how it came out: what cannot be read there is not made good by leaving it out.
    result: z.string().nullish(),
    building: z.boolean().nullish(),
    inProgress: z.boolean().nullish(),
    displayName: z.string().nullable().catch(null),
    // Nothing but an address of the web is shown as one.
    url: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .catch(null),
    actions: z.array(z.unknown()).catch([]),
  }),
})

/** One build as a run. */
export function parseRun(raw: unknown): Observed<'runs'> {
  const row = Row.safeParse(raw)
  if (!row.success) throw unfit(row.error)
  const { job, build } = row.data
  const running = isRunning(build)
  const finishedAt = running ? null : build.timestamp + build.duration
  const place = placeOf(job)
  return {
    of: 'runs',
    key: keyOfBuild({ fullName: job.fullName, number: build.number }),
    // There is no moment of change; the end comes after the beginning, and a job that is made anew later still.
    revision: finishedAt === null ? build.timestamp : finishedAt + 1,
    said: {
      project: place.project,
      name: nameOf(build) ?? job.fullName,
      number: String(build.number),
      attempt: 1,
      outcome: outcomeOf(build),
      original: originalOf(build),
      ...toldBy(readActions(build.actions, place.branch), place.branch),
      startedAt: build.timestamp,
      finishedAt,
      createdAt: build.timestamp,
      url: build.url,
    },
  }
}

/** The branch is known from the job better than from what was checked out: libraries are checked out too. */
const toldBy = (told: Told, branch: string | null) => ({ ...told, branch: branch ?? told.branch })

type Place = { readonly project: string; readonly branch: string | null }

/** A job of a multibranch project is one branch of it; the project is what stands around it. */
export function placeOf(job: { readonly fullName: string; readonly branch: boolean }): Place {
  const segments = segmentsOf(job.fullName)
  const last = segments.at(-1)
  if (!job.branch || segments.length < 2 || last === undefined) {
    return { project: job.fullName, branch: null }
  }
  return { project: segments.slice(0, -1).join('/'), branch: decoded(last) }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

type Named = { readonly displayName: string | null; readonly number: number }

/** What somebody called the build; the usual `#12` says nothing. */
const nameOf = ({ displayName, number }: Named): string | undefined =>
  displayName === null || displayName === '' || displayName === `#${number}`
    ? undefined
    : displayName

function unfit({ issues }: z.ZodError): Unfit {
  const lacking = issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return new Unfit(`A build cannot be read: ${lacking.join('; ')}.`)
}
