import { tellCount } from '#renderer/design/moment.ts'
import type { NameOf } from '#shared/contract/index.ts'

/** One kind of thing that a workspace holds, and how a script adds the first. */
export type Holding = {
  readonly name: string
  readonly list: NameOf<'query'> & `${string}.list`
  readonly requires: string
  readonly example: string
}

const adding = (operation: NameOf<'command'>, input: object) =>
  `echo '${JSON.stringify(input)}' |\nnpx signalbox call ${operation} --input -`

export const holdings: readonly Holding[] = [
  {
    name: 'People',
    list: 'people.list',
    requires: 'people:read',
    example: adding('people.add', { name: 'Ada' }),
  },
  {
    name: 'Services',
    list: 'services.list',
    requires: 'services:read',
    example: adding('services.add', { name: 'checkout', tier: 1 }),
  },
  {
    name: 'Environments',
    list: 'environments.list',
    requires: 'environments:read',
    example: adding('environments.add', { name: 'production', stage: 3, tier: 0 }),
  },
  {
    name: 'Releases',
    list: 'releases.list',
    requires: 'releases:read',
    example: adding('releases.plan', { name: 'Spring train', class: 'standard' }),
  },
]

type Page = { readonly items: readonly unknown[]; readonly next: unknown }

/** How many are held; a page that goes on only says how many at least. */
export const tellHeld = ({ items, next }: Page): string =>
  next === null ? tellCount(items.length) : `${tellCount(items.length)} or more`
