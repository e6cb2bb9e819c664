import { z } from 'zod'
import { fact } from './fact.ts'

/** What can be said about decisions as such, whatever they were about. */
export const decisionEvents = {
  /** Recorded beside the facts that take it back; its subject is theirs. */
  'decision.undone': fact(z.string(), z.object({ undoes: z.string() })),
} as const
