import { z } from 'zod'
import { JoinRuleId, PersonId, ReleaseId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'
import {
  JoinBecomes,
  JoinName,
  JoinOf,
  JoinRule,
  JoinRuleDetails,
  JoinSuggestion,
  JoinVerdict,
} from '#shared/vocabulary/join.ts'
import { paged, pageOf } from '#shared/vocabulary/page.ts'
import { Words } from '#shared/vocabulary/text.ts'
import { command, query } from './operation.ts'

const ruleId = JoinRuleId
const expectedVersion = z.int()
const { source, pattern, to, order } = JoinRuleDetails.shape
const draft = { of: JoinOf, source, pattern, to, order: order.optional() }
const named = { of: JoinOf, source: SourceId, name: z.string().min(1).max(400) }
const unfit = [
  'joins/unknown-source',
  'joins/unknown-service',
  'joins/unknown-environment',
  'joins/already-ruled',
]

/** Continues a list of names after one of them. */
const After = z.string().max(600)

/** Of each kind, how many rows stand under a name. */
const Rows = z.object({
  runs: z.int(),
  deployments: z.int(),
  changes: z.int(),
  sourceReleases: z.int(),
  incidents: z.int(),
  quietPeriods: z.int(),
  steps: z.int(),
  catalogueEntries: z.int(),
  onCalls: z.int(),
  healthChecks: z.int(),
})
const Part = z.object({ total: z.int(), joined: z.int() })
const NameShare = z.object({ ...Part.shape, setAside: z.int() })

/** Every name that would be judged otherwise, or is asked about, as it is now and as it would be. */
const Preview = z.object({
  items: z.array(
    z.object({
      ...JoinName.shape,
      rows: Rows,
      now: JoinVerdict,
      would: JoinVerdict,
      becomes: JoinBecomes,
      /** False where it fits but another rule, or somebody's word, takes the name from it. */
      caught: z.boolean(),
    }),
  ),
  next: After.nullable(),
  total: z.int(),
  caught: z.int(),
  /** Of all of them, whichever are asked for. */
  sums: z.record(JoinBecomes, z.int()),
})
const previewed = { becomes: JoinBecomes.optional(), ...pageOf(After) }

const observed = [
  'joins',
  'runs',
  'deployments',
  'changes',
  'sourceReleases',
  'incidents',
  'quietPeriods',
  'steps',
  'catalogueEntries',
  'onCalls',
  'healthChecks',
] as const

export const joins = {
  'joins.rules': query({
    says: 'The rules by which names of sources are joined, in the order they were added, with how many names each of them joins now.',
    requires: 'sources:read',
    reads: [...observed],
    input: z.strictObject({ ...pageOf(JoinRuleId), of: JoinOf.optional() }),
    output: paged(
      z.object({
        ...JoinRule.shape,
        names: z.int(),
        addedBy: PersonId.nullable(),
        addedAt: z.int(),
      }),
      JoinRuleId,
    ),
  }),
  'joins.add': command({
    says: 'Adds a rule that joins projects of a source to a service, or its places to an environment.',
    requires: 'sources:write',
    refusals: unfit,
    input: z.strictObject(draft),
    output: JoinRule,
  }),
  'joins.change': command({
    says: 'Changes what a rule fits or joins to.',
    requires: 'sources:write',
    refusals: ['joins/unknown', 'joins/stale', 'joins/nothing-changed', ...unfit],
    input: z.strictObject({ ruleId, changes: JoinRuleDetails.partial(), expectedVersion }),
    output: JoinRule,
  }),
  'joins.remove': command({
    says: 'Takes a rule away; what only it joined waits in the inbox again.',
    requires: 'sources:write',
    refusals: ['joins/unknown', 'joins/stale'],
    input: z.strictObject({ ruleId, reason: Words.nullable().optional(), expectedVersion }),
    output: JoinRule,
  }),
  'joins.setAside': command({
    says: 'Says that a name of a source belongs to nothing here, whatever rules say.',
    requires: 'sources:write',
    refusals: ['joins/unknown-source', 'joins/already-aside'],
    input: z.strictObject({ ...named, reason: Words }),
    output: JoinName,
  }),
  'joins.takeUp': command({
    says: 'Leaves a name that was set aside to the rules and the inbox again.',
    requires: 'sources:write',
    refusals: ['joins/not-aside'],
    input: z.strictObject({ ...named, reason: Words.nullable().optional() }),
    output: JoinName,
  }),
  'joins.preview': query({
    says: 'What a rule would catch if it stood, or stood instead of another: every name it fits or that would be joined otherwise, as it is now and as it would be.',
    requires: 'sources:read',
    reads: [...observed],
    input: z.strictObject({ ...draft, instead: ruleId.optional(), ...previewed }),
    output: Preview,
  }),
  'joins.previewRemoval': query({
    says: 'What would become of the names that a rule joins if it were taken away.',
    requires: 'sources:read',
    reads: [...observed],
    input: z.strictObject({ ruleId, ...previewed }),
    output: Preview,
  }),
  'joins.previewNames': query({
    says: 'What names would be joined to that nobody has met yet: by the rules that stand, or by what they might mean.',
    requires: 'sources:read',
    reads: ['joins', 'services', 'environments'],
    input: z.strictObject({
      of: JoinOf,
      /** `null` for a source that is about to be added. */
      source: SourceId.nullable(),
      names: z.array(named.name).max(200),
    }),
    output: z.object({
      items: z.array(
        z.object({
          name: z.string(),
          verdict: JoinVerdict,
          suggestions: z.array(JoinSuggestion),
        }),
      ),
    }),
  }),
  'joins.inbox': query({
    says: 'Names that are joined to nothing, the latest met first, with what each might mean; or those that were set aside.',
    requires: 'sources:read',
    reads: [...observed, 'services', 'environments'],
    input: z.strictObject({
      ...pageOf(After),
      of: JoinOf.optional(),
      source: SourceId.optional(),
      setAside: z.boolean().optional(),
      /** Only those that have each of these words in their name. */
      words: z.string().max(200).optional(),
    }),
    output: z.object({
      items: z.array(
        z.object({
          ...JoinName.shape,
          verdict: JoinVerdict,
          rows: Rows,
          latest: z.int(),
          suggestions: z.array(JoinSuggestion),
        }),
      ),
      next: After.nullable(),
      total: z.int(),
    }),
  }),
  'joins.waiting': query({
    says: 'How many names of each source wait in the inbox; sources of which none does are left out.',
    requires: 'sources:read',
    reads: [...observed],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ source: SourceId, projects: z.int(), places: z.int() })),
    }),
  }),
  'joins.share': query({
    says: 'Of how much that was read of each source it is known what it belongs to: names, and rows that stand.',
    requires: 'sources:read',
    reads: [...observed, 'sources'],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          source: SourceId,
          projects: NameShare,
          places: NameShare,
          runs: Part,
          /** Joined by their project; `placed` says the same of their place. */
          deployments: z.object({ ...Part.shape, placed: z.int() }),
          changes: Part,
          sourceReleases: Part,
          incidents: Part,
          quietPeriods: Part,
          steps: Part,
          catalogueEntries: Part,
          onCalls: Part,
          healthChecks: Part,
        }),
      ),
    }),
  }),
  'joins.sourcesOf': query({
    says: 'Which sources tell of a service, or of the services that a release moves, and which of those services no project is joined to.',
    requires: 'sources:read',
    reads: [...observed, 'releases'],
    input: z.strictObject({ service: ServiceId.optional(), release: ReleaseId.optional() }),
    output: z.object({
      /** With how many of their projects are joined to them. */
      sources: z.array(z.object({ source: SourceId, projects: z.int() })),
      services: z.int(),
      unjoined: z.array(ServiceId),
    }),
  }),
} as const
