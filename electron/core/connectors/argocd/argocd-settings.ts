import { z } from 'zod'

export const ArgocdSettings = z.strictObject({
  applications: z
    .array(
      z
        .string()
        .trim()
        .max(130)
        .regex(
          /^([a-z0-9][a-z0-9.-]*\/)?[a-z0-9][a-z0-9.-]*$/,
          'an application is “name”, or “namespace/name”',
        ),
    )
    .max(500)
    .default([])
    .describe('Applications, as “name” or “namespace/name”; none means all that may be seen.')
    .meta({ chosenFrom: 'projects', joinedBy: 'lastSegment' }),
  placeFrom: z
    .string()
    .max(320)
    .nullable()
    .default(null)
    .describe(
      'The label of an application that says its environment; else it is where it goes to.',
    ),
})
export type ArgocdSettings = z.infer<typeof ArgocdSettings>

/** The part that stands for every application. */
export const EVERYTHING = '*'

export type ApplicationName = { readonly name: string; readonly namespace: string | undefined }

export function nameOf(part: string): ApplicationName {
  const [first = '', second] = part.split('/')
  return second === undefined
    ? { name: first, namespace: undefined }
    : { name: second, namespace: first }
}
