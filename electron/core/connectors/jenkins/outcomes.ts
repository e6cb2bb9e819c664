import type { Outcome } from '#shared/vocabulary/observed.ts'

const byResult: Readonly<Record<string, Outcome>> = {
  SUCCESS: 'succeeded',
  UNSTABLE: 'unstable',
  FAILURE: 'failed',
  NOT_BUILT: 'skipped',
  ABORTED: 'cancelled',
}

export type BuildStatus = {
  readonly building?: boolean | null | undefined
  /** Still true while what comes after the build proper may change the result. */
  readonly inProgress?: boolean | null | undefined
  readonly result?: string | null | undefined
}

export const isRunning = ({ building, inProgress }: BuildStatus): boolean =>
  building === true || inProgress === true

/** A build that runs may show a result already: it is only its worst so far. */
export function outcomeOf(status: BuildStatus): Outcome {
  if (isRunning(status)) return 'running'
  const { result } = status
  return result != null && Object.hasOwn(byResult, result)
    ? (byResult[result] ?? 'unknown')
    : 'unknown'
}

export function originalOf(status: BuildStatus): string {
  const result = status.result ?? 'no result'
  return isRunning(status) ? `building/${result}` : result
}
