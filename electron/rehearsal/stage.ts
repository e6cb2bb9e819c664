import { REHEARSED } from '#core/ledger/is-rehearsed.ts'
import type { Core } from '#core/open-core.ts'
import { openSession, type Session } from '#core/rpc/session.ts'
import type { AskOf, NameOf, OutputOf } from '#shared/contract/index.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Story } from './story/story.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** Where the story is played: who speaks, what things of the story are called in the workspace. */
export type Stage = {
  readonly story: Story
  /** The account that opens the rehearsal. */
  readonly osUser: string
  /** Carries out a command as one of the company; a refusal is a mistake of the story. */
  as<N extends NameOf<'command' | 'task'>>(
    person: string,
    name: N,
    input: AskOf<N>,
  ): Promise<OutputOf<N>>
  /** The first of all, who sits at the machine itself. */
  founding<N extends NameOf<'command'>>(name: N, input: AskOf<N>): Promise<OutputOf<N>>
  /** Keeps what something of the story is called here. */
  name(key: string, id: string): void
  idOf<Id extends string>(key: string): Id
}

/** One thing that happens at a moment. */
export type Step = { readonly at: number; readonly run: (stage: Stage) => Promise<void> }

/** What a capability adds to the story. */
export type Chapter = (story: Story) => readonly Step[]

type Setting = {
  readonly core: Core
  readonly story: Story
  readonly clock: VirtualClock
  readonly osUser: string
  readonly newId: () => string
}

export function createStage({ core, story, clock, osUser, newId }: Setting): Stage {
  const ids = new Map<string, string>()
  const sessions = new Map<string, Session>()
  const origin = REHEARSED
  const founder = openSession({ osUser, origin, local: true, assurance: 'os' })

  function idOf<Id extends string>(key: string): Id {
    const id = ids.get(key)
    if (id === undefined) throw new Error(`the story has no ${key} yet`)
    // Whoever asks knows of what kind the key is.
    return id as Id
  }

  function sessionOf(person: string): Session {
    const known = sessions.get(person)
    if (known) return known
    const opened = openSession({ origin, person: idOf<PersonId>(person), assurance: 'proved' })
    sessions.set(person, opened)
    return opened
  }

  async function ask<N extends NameOf<'command' | 'task'>>(
    session: Session,
    { name, input }: { readonly name: N; readonly input: AskOf<N> },
  ): Promise<OutputOf<N>> {
    clock.moveTo(clock.now() + 1)
    const reply = await core.call({ name, input, commandId: newId() }, session)
    if (reply.ok) return reply.value as OutputOf<N>
    const when = new Date(clock.now()).toISOString()
    throw new Error(`${name} at ${when}: ${reply.failure.code} ${reply.failure.message}`)
  }

  return {
    story,
    osUser,
    as: (person, name, input) => ask(sessionOf(person), { name, input }),
    founding: (name, input) => ask(founder, { name, input }),
    name: (key, id) => void ids.set(key, id),
    idOf,
  }
}
