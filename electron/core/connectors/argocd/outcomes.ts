import type { Outcome } from '#shared/vocabulary/observed.ts'

/** What is known of how a deployment came out, and how final that is: it never goes back to less. */
export type Verdict = { readonly outcome: Outcome; readonly rank: 0 | 1 | 2 | 3 | 4 }

const byPhase: Readonly<Record<string, Outcome>> = {
  Running: 'running',
  Terminating: 'running',
  Succeeded: 'succeeded',
  Failed: 'failed',
  Error: 'failed',
}

const byHealth: Readonly<Record<string, Verdict>> = {
  Healthy: { outcome: 'succeeded', rank: 4 },
  Progressing: { outcome: 'running', rank: 1 },
  Suspended: { outcome: 'waiting', rank: 1 },
  Degraded: { outcome: 'unstable', rank: 3 },
  Missing: { outcome: 'unstable', rank: 3 },
}

export type Operation = { readonly phase: string; readonly message?: string | null | undefined }

/** A sync as such. Somebody who ends it makes it fail; only its message tells that apart. */
export function outcomeOfPhase({ phase, message }: Operation): Outcome {
  const outcome = Object.hasOwn(byPhase, phase) ? (byPhase[phase] ?? 'unknown') : 'unknown'
  const ended = phase === 'Failed' || phase === 'Error'
  return ended && /^operation terminat(ed|ion)/i.test(message ?? '') ? 'cancelled' : outcome
}

/**
 * A sync that succeeded has been applied; whether it runs is for health to say, as long as it is the
 * newest. Once it was healthy that stands: what breaks later is not its doing.
 */
export function judgeHealth(health: string | null): Verdict {
  if (health === null) return { outcome: 'succeeded', rank: 2 }
  const known = Object.hasOwn(byHealth, health) ? byHealth[health] : undefined
  return known ?? { outcome: 'unknown', rank: 1 }
}
