import { z } from 'zod'

const says = 'a web address must not carry a user name or password'

/** What is recorded is kept for ever, so an address that lets somebody in has no place in it. */
export const WebAddress = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((address) => !carries(address, ['username', 'password']), says)

/** Over SSH everybody is the user `git`: a name alone opens nothing. */
export const RepositoryAddress = z
  .url({ protocol: /^(https|ssh|git)$/ })
  .max(500)
  .refine((address) => !carries(address, secretsOf(address)), says)

type Part = 'username' | 'password'

const secretsOf = (address: string): readonly Part[] =>
  /^ssh:/i.test(address) ? ['password'] : ['username', 'password']

const carries = (address: string, parts: readonly Part[]): boolean =>
  URL.canParse(address) && parts.some((part) => new URL(address)[part] !== '')
