import { tellCount } from '#renderer/design/moment.ts'
import type { SourceState } from '#renderer/workbench/source.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { StandingSource } from './source.ts'
import { needsSomebody, troubleWords } from './source-words.ts'

type Stands = Omit<SourceState, 'name' | 'href'>

/** How all sources stand together; `undefined` where there are none. */
export function sourcesState(
  sources: readonly StandingSource[],
  reads: OutputOf<'sources.list'>['reads'] = 'byItself',
): Stands | undefined {
  if (sources.length === 0) return undefined
  if (reads === 'never') {
    const because =
      'This Signalbox was started without a network: nothing outside is read, and what is known ages.'
    return { standing: 'offline', at: oldestOf(sources), because, word: 'not read here' }
  }
  const needing = sources.filter(needsSomebody)
  if (needing.length > 0) return needingState(needing, sources)
  const read = sources.filter(({ standing }) => standing !== 'paused')
  if (read.length === 0) {
    const because = 'Every source is paused: what is known of them ages.'
    return { standing: 'stale', at: oldestOf(sources), because, word: 'paused', passing: true }
  }
  if (read.some(({ standing }) => standing === 'never')) {
    const because = 'Part of what is to be read has not been read yet; it comes by itself.'
    return { standing: 'unknown', at: undefined, because, word: 'first reading', passing: true }
  }
  const because =
    read.length < sources.length
      ? `What is not paused was read as planned; ${tellCount(sources.length - read.length)} of ${tellCount(sources.length)} are paused.`
      : 'Everything outside was read as planned.'
  return { standing: 'current', at: oldestOf(read), because }
}

type Some = readonly StandingSource[]

/** Offline where nothing at all can be reached: then it is our own network, rather than theirs. */
function needingState(needing: Some, all: Some): Stands {
  const read = all.filter(({ standing }) => standing !== 'paused')
  if (read.every(isUnreachable)) {
    const because = `None of the sources can be reached. ${reasonsOf(needing)}`
    return { standing: 'offline', at: undefined, because, word: 'offline' }
  }
  const need = needing.length === 1 ? 'needs' : 'need'
  return {
    standing: 'stale',
    at: undefined,
    because: reasonsOf(needing),
    word: `${tellCount(needing.length)} of ${tellCount(all.length)} ${need} somebody`,
  }
}

const isUnreachable = ({ standing, failure }: StandingSource) =>
  standing === 'failing' && failure?.trouble === 'unreachable'

const TOLD = 3

function reasonsOf(needing: Some): string {
  const told = needing
    .slice(0, TOLD)
    .map((source) => sentence(`${source.name}: ${troubleWords(source) ?? source.because}`))
  const more = needing.length - told.length
  return more > 0 ? `${told.join(' ')} And ${tellCount(more)} more.` : told.join(' ')
}

const sentence = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)

function oldestOf(sources: Some): number | undefined {
  const known = sources.flatMap(({ asOf }) => asOf ?? [])
  return known.length === 0 ? undefined : known.reduce((one, other) => Math.min(one, other))
}
