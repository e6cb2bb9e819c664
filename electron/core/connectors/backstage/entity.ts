import { z } from 'zod'
import { loose } from '../raw-fields.ts'

/** The names that Backstage allows, and some more that do no harm. */
const Name = z
  .string('a name is due')
  .regex(/^[^\s:/]{1,63}$/, 'a name has up to 63 letters, without blanks, colons or slashes')

/** Labels and annotations; what is neither text, number nor yes or no in them is left out. */
const marks = z
  .record(z.string(), z.unknown())
  .catch({})
  .transform((all) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)]] : [],
      ),
    ),
  )

const words = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.flatMap((one) => (typeof one === 'string' && one !== '' ? [one] : [])))

const links = z
  .array(z.unknown())
  .catch([])
  .transform((all) => all.flatMap((one) => Link.safeParse(one).data?.url ?? []))
const Link = z.object({ url: z.url({ protocol: /^https?$/ }) })

/** The envelope that every entity has; its `spec` differs from kind to kind. */
export const Entity = z.object({
  apiVersion: z
    .string('it does not say its apiVersion')
    .regex(/(^|\.)backstage\.io\//, 'its apiVersion is none of Backstage'),
  kind: Name,
  metadata: z.object({
    name: Name,
    namespace: Name.nullish().transform((namespace) => namespace ?? 'default'),
    title: loose.text,
    description: loose.text,
    labels: marks,
    annotations: marks,
    tags: words,
    links,
  }),
  spec: z.record(z.string(), z.unknown()).catch({}),
})
export type Entity = z.infer<typeof Entity>
