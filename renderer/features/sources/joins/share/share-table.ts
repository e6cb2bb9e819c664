import type { Share } from '../join.ts'

export type Part = { readonly total: number; readonly joined: number }

type Column = { readonly title: string; readonly of: (share: Share) => Part }

/** Names that were set aside ask for nothing, and so count as settled in no share of rows. */
const all: readonly Column[] = [
  { title: 'Projects', of: ({ projects }) => settled(projects) },
  { title: 'Places', of: ({ places }) => settled(places) },
  { title: 'Runs', of: ({ runs }) => runs },
  { title: 'Deployments, to a service', of: ({ deployments }) => deployments },
  {
    title: 'Deployments, to an environment',
    of: ({ deployments: { total, placed } }) => ({ total, joined: placed }),
  },
  { title: 'Changes', of: ({ changes }) => changes },
  { title: 'Releases', of: ({ sourceReleases }) => sourceReleases },
  { title: 'Incidents', of: ({ incidents }) => incidents },
  { title: 'Quiet periods', of: ({ quietPeriods }) => quietPeriods },
  { title: 'Steps', of: ({ steps }) => steps },
  { title: 'Catalogue entries', of: ({ catalogueEntries }) => catalogueEntries },
  { title: 'On call', of: ({ onCalls }) => onCalls },
  { title: 'Health checks', of: ({ healthChecks }) => healthChecks },
]

type Names = Part & { readonly setAside: number }

/** Of the names that belong to something here, as far as anybody has said. */
const settled = ({ total, joined, setAside }: Names): Part => ({ total: total - setAside, joined })

/** The kinds of which anything was read, each with its share. */
export const shareColumns = (shares: readonly Share[]): readonly Column[] =>
  all.filter(({ of }) => shares.some((share) => of(share).total > 0))

export const sumOf = (parts: readonly Part[]): Part =>
  parts.reduce(
    (sum, { total, joined }) => ({ total: sum.total + total, joined: sum.joined + joined }),
    { total: 0, joined: 0 },
  )
