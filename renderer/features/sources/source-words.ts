import { tellCount, tellDistance, tellNumber } from '#renderer/design/moment.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { SourceStream, StreamStanding } from '#shared/vocabulary/source.ts'
import type { Kind, StandingSource } from './source.ts'

/** A kind that this program does not know any more keeps its plain name. */
export const kindTitle = (kind: string, kinds: readonly Kind[] = []): string =>
  kinds.find((one) => one.kind === kind)?.title ?? kind

/** “4 min ago”; a clock that is a little behind tells nothing of the future. */
export const agoWords = (at: number, now: number): string =>
  tellDistance({ at, now: Math.max(at, now) })

type Planned = Pick<SourceStream, 'standing' | 'nextAt'>

/** When it is read next, or why it is not. */
export function nextWords({ standing, nextAt }: Planned, now: number): string {
  if (standing === 'paused') return 'none while paused'
  if (nextAt === null) return standing === 'failing' ? 'waits for somebody' : 'not planned'
  return nextAt <= now ? 'due now' : tellDistance({ at: nextAt, now })
}

/** What is wrong with it in words; `undefined` where nothing is. */
export function troubleWords({ failure, streams, standing, quarantined, because }: StandingSource) {
  if (standing === 'paused') return undefined
  if (failure) return failure.because
  if (streams.length === 0 || standing === 'stale') return because
  return quarantined > 0 ? quarantineWords(quarantined) : undefined
}

export const quarantineWords = (count: number): string =>
  `${tellNumber(count, ['row', 'rows'])} set aside`

type Synced = OutputOf<'sources.sync'>

/** What a reading came to: what was read, what of it was new, what could not be understood. */
export function syncedWords({ read, changed, quarantined }: Omit<Synced, 'failures'>): string {
  const what = read === 0 ? 'Nothing new was read' : `${tellNumber(read, ['row', 'rows'])} read`
  const news = read === 0 ? '' : `, ${changed === 0 ? 'none' : tellCount(changed)} changed`
  const aside = quarantined === 0 ? '' : `, ${tellCount(quarantined)} set aside`
  return `${what}${news}${aside}.`
}

/** Whether somebody has to do something: pausing is a decision, and filling goes on by itself. */
export const needsSomebody = ({ standing, streams }: StandingSource): boolean =>
  standing === 'failing' || standing === 'stale' || (standing !== 'paused' && streams.length === 0)

const worstFirst: readonly StreamStanding[] = [
  'failing',
  'stale',
  'never',
  'filling',
  'paused',
  'current',
]

/** The worse it stands, the lower. */
export const rankOf = (standing: StreamStanding): number => worstFirst.indexOf(standing)

/** The worst first, then by name. */
export const streamsInOrder = (streams: readonly SourceStream[]): readonly SourceStream[] =>
  streams.toSorted(
    (one, other) =>
      rankOf(one.standing) - rankOf(other.standing) ||
      one.part.localeCompare(other.part, 'en') ||
      one.stream.localeCompare(other.stream, 'en'),
  )

const streamTitles: Readonly<Record<string, string>> = {
  runs: 'Runs',
  deployments: 'Deployments',
  releases: 'Releases',
  changes: 'Changes',
  steps: 'Jobs and stages',
  freezes: 'Deploy freezes',
  onCalls: 'On call',
}

export const streamTitle = (stream: string): string =>
  streamTitles[stream] ?? stream.charAt(0).toUpperCase() + stream.slice(1)

/** The part that stands for all there is has no name of its own. */
export const partTitle = (part: string): string => (part === '*' || part === '' ? 'all' : part)
