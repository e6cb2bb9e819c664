import type { ExchangeRequest } from '#core/ports.ts'

/**
 * What a vendor answers on a good day, in the folder of its tests: `answers.ts` has an `answers` of this
 * kind. Whatever is claimed of every connector is shown with it.
 */
export type SampleAnswers = {
  readonly baseUrl: string
  readonly settings: Readonly<Record<string, unknown>>
  /** What is measured, where the vendor tells points. */
  readonly query?: string
  /** In what its bodies are written, where that is not JSON; each is then a text. */
  readonly format?: TextFormat
  /** How many answers hang on each other, so that a spoilt one keeps the next from being asked for; 1 where left out. */
  readonly chain?: number
  /** The body for an address; `undefined` where nothing is. */
  readonly answer: (url: URL, request: ExchangeRequest) => unknown
}

export type TextFormat = 'yaml' | 'csv' | 'ics' | 'xml'
