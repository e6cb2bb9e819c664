import {
  type Answer,
  type Outward,
  OutwardError,
  type Where,
  type Wish,
} from '../../sync/outward.ts'

const wish: Wish = {
  accept: 'application/vnd.github+json',
  headers: { 'x-github-api-version': '2022-11-28' },
}

export const askGithub = (outward: Outward, where: Where): Promise<Answer> =>
  outward.get(where, wish)

/** Asks only whether it has changed; to be followed by `keep` where it has. */
export const askWhetherChanged = (outward: Outward, where: Where): Promise<Answer> =>
  outward.get(where, { ...wish, unlessSame: true })

/** `undefined` where GitHub does not know it any more; any other trouble is passed on. */
export async function ifThere<Found>(asking: Promise<Found>): Promise<Found | undefined> {
  try {
    return await asking
  } catch (error) {
    if (error instanceof OutwardError && error.trouble === 'missing') return undefined
    throw error
  }
}

/** What an answer says that was asked for whole. */
export const bodyOf = (answer: Answer | undefined): unknown =>
  answer?.is === 'fresh' ? answer.body : undefined
