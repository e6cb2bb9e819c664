import type { PersonId } from '#shared/vocabulary/ids.ts'
import { Refusal } from '../refusal.ts'
import type { Speaker } from '../rpc/session.ts'
import type { Passphrase } from './voice.reader.ts'

/** Whoever set a passphrase for somebody else knows it too, so it proves nothing by itself. */
export const speakerBy = ({ name, setBy }: Passphrase, person: PersonId): Speaker => ({
  person,
  assurance: setBy === person ? 'proved' : 'declared',
  credential: name,
})

/** It is not known well enough who speaks for what they ask. */
export const notYou = () =>
  new Refusal(
    'people/not-you',
    'It is not known well enough who you are for this. Prove it with a passphrase first.',
  )
