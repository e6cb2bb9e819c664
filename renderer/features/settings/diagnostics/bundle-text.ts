import type { OutputOf } from '#shared/contract/index.ts'

export type BundlePart = OutputOf<'workspace.diagnose'>['parts'][number]

type Bundle = { readonly at: number; readonly parts: readonly BundlePart[] }

/** One file of the parts that were left in; it says which were left out by not holding them. */
export const bundleText = ({ at, parts }: Bundle): string =>
  [
    `Signalbox diagnostics, ${new Date(at).toISOString()}`,
    ...parts.map(({ name, says, text }) => `== ${name} ==\n${says}\n\n${text}`),
  ].join('\n\n')

/** Parts that may hold names or words of people are left out until somebody puts them in. */
export const chosenAtFirst = (parts: readonly BundlePart[]): readonly string[] =>
  parts.filter(({ personal }) => !personal).map(({ name }) => name)
