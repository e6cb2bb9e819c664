import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { Asking } from '../rpc/handlers.ts'
import { ownOf } from './own-of.ts'
import type { Preferences } from './preferences.ts'

/** What one person may keep: so many names, so many bytes under each and under all of them. */
export const NAMES_LIMIT = 200
export const VALUE_LIMIT = 64 * 1024
export const TOTAL_LIMIT = 1024 * 1024

export const createKeepPreference =
  (preferences: Preferences) =>
  (
    { name, value }: InputOf<'preferences.keep'>,
    work: Work,
    asking: Asking,
  ): OutputOf<'preferences.keep'> => {
    const own = { person: ownOf(asking), name }
    const standing = preferences.find(own)
    const text = value === null ? undefined : JSON.stringify(value)
    if (text === standing) return { name }
    if (text === undefined) preferences.forget(own)
    else {
      if (standing === undefined && preferences.count(own.person) >= NAMES_LIMIT) throw tooMany()
      const bytes = Buffer.byteLength(text)
      if (bytes > VALUE_LIMIT)
        throw tooLarge('A preference holds at most 64 KB: keep less under it.')
      if (preferences.bytesBeside(own) + bytes > TOTAL_LIMIT) throw tooLarge(TOO_MUCH)
      preferences.keep(own, text)
    }
    work.touch('preferences')
    return { name }
  }

const tooMany = () =>
  new Refusal(
    'preferences/too-many',
    `You keep ${NAMES_LIMIT} preferences already: let go of one first.`,
  )

const tooLarge = (why: string) => new Refusal('preferences/too-large', why)

const TOO_MUCH = 'Your preferences hold at most 1 MB together: let go of one first.'
