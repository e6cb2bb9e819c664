/**
 * What a vendor answers on a good day, in the folder of its tests: `answers.ts` has an `answers` of this
 * kind. Whatever is claimed of every connector is shown with it.
 */
export type SampleAnswers = {
  readonly baseUrl: string
  readonly settings: Readonly<Record<string, unknown>>
  /** What is measured, where the vendor tells points. */
  readonly query?: string
  /** The body for an address; `undefined` where nothing is. */
  readonly answer: (url: URL) => unknown
}
