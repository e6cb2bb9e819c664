import { z } from 'zod'

const header = (title: string, usual: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .meta({ title, description: `Its header, where that is not ${usual}, or much the same.` })

/** The headers of columns, where they are called otherwise than people mostly do. */
export const CsvSettings = z.strictObject({
  name: header('Column of names', 'name, service or application'),
  title: header('Column of titles', 'title or display name'),
  says: header('Column of descriptions', 'description or summary'),
  owner: header('Column of owners', 'owner or team'),
  tier: header('Column of tiers', 'tier or criticality'),
  lifecycle: header('Column of lifecycles', 'lifecycle or stage'),
  type: header('Column of types', 'type or category'),
  system: header('Column of systems', 'system or product'),
  dependsOn: header('Column of dependencies', 'depends on or dependencies'),
  url: header('Column of addresses', 'URL or link'),
  tags: header('Column of tags', 'tags or labels'),
})
export type CsvSettings = z.infer<typeof CsvSettings>

/** The only part there is: a name may stand in one file only, so all are read together. */
export const EVERYTHING = '*'
