import { useState } from 'react'
import type { Faults } from './faults.ts'
import { changedMeanwhile, differing, keepMine, takeTheirs } from './rebase.ts'
import { type LiveForm, useLiveForm } from './use-live-form.ts'

type Given<V> = {
  /** What stands now, as the form would hold it. */
  readonly standing: V
  /** What was typed before and over what, where it was kept. */
  readonly kept?: { readonly base: V; readonly mine: V } | undefined
  readonly faultsOf: (values: V) => Faults
}

export type StandingForm<V> = LiveForm<V> & {
  /** What the form was opened over. */
  readonly base: V
  /** Fields in which what was typed differs from what stands. */
  readonly changed: readonly (keyof V & string)[]
  /** Fields that somebody else changed meanwhile; nothing is decided until it is settled. */
  readonly meanwhile: readonly (keyof V & string)[]
  readonly takeTheirs: () => void
  readonly keepMine: () => void
}

/** A form over something that others may change while it is open. */
export function useStandingForm<V extends object>(given: Given<V>): StandingForm<V> {
  const { standing, kept, faultsOf } = given
  const [base, setBase] = useState(kept?.base ?? standing)
  const form = useLiveForm({ initial: kept?.mine ?? standing, faultsOf })
  const edits = { base, theirs: standing, mine: form.values }
  const settle = (values: V) => {
    form.change(values, '')
    setBase(standing)
  }
  return {
    ...form,
    base,
    changed: differing(form.values, standing),
    meanwhile: changedMeanwhile(edits),
    takeTheirs: () => settle(takeTheirs(edits)),
    keepMine: () => settle(keepMine(edits)),
  }
}
