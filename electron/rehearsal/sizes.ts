import { z } from 'zod'

export const Size = z.enum(['small', 'large'])
export type Size = z.infer<typeof Size>

export type Measures = {
  readonly services: number
  readonly releases: number
  readonly teams: number
  readonly peopleInTeam: number
}

/** How large the company is. Teams come in fours, one for each of its cities. */
export const sizes: Readonly<Record<Size, Measures>> = {
  small: { services: 40, releases: 400, teams: 8, peopleInTeam: 4 },
  large: { services: 2000, releases: 20_000, teams: 64, peopleInTeam: 5 },
}
