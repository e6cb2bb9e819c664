import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ComparedPlan } from '#shared/domain/plans/compare-plan.ts'
import { foldName } from '#shared/domain/plans/fold-name.ts'
import { groupLines } from '#shared/domain/plans/group-lines.ts'
import type { Reading } from '../database/reading.ts'
import type { Asking } from '../rpc/router.ts'
import { compareGroup } from './compare-group.ts'
import { openKnownNames } from './open-known-names.ts'
import { isWithinReach } from './within-reach.ts'

type Previewed = OutputOf<'plans.preview'>['releases'][number]

/** A courtesy: each decision of the import compares again. */
export function previewPlan(
  { reading, lines }: InputOf<'plans.preview'>,
  sources: Reading,
  { authority }: Asking,
): OutputOf<'plans.preview'> {
  const known = openKnownNames({ sources, reading, authority })
  const scopes = authority.scopesFor('releases:write')
  const compared = groupLines(lines).map((group) =>
    compareGroup(group, { sources, reading, known }),
  )
  const done = compared.filter(({ does }) => does.what === 'plan' || does.what === 'change')
  return {
    releases: compared.map((one) => toPreviewed(one, isWithinReach(one, { sources, scopes }))),
    addsServices: unique(done.flatMap(({ addsServices }) => addsServices)),
    addsEnvironments: unique(done.flatMap(({ addsEnvironments }) => addsEnvironments)),
  }
}

function toPreviewed(compared: ComparedPlan, reached: boolean): Previewed {
  const { lines, name, does, says, wrong, wary } = compared
  const id = 'release' in does ? (does.release?.id ?? null) : null
  const beyond = { line: lines[0]!, column: null, because: 'Your role does not reach that far.' }
  return {
    lines: [...lines],
    name,
    does: reached ? does.what : 'cannot',
    release: id,
    says: [...says],
    wrong: reached ? [...wrong] : [...wrong, beyond],
    wary: [...wary],
  }
}

/** However they are written, each once, as it came first. */
const unique = (names: readonly string[]) =>
  [...new Map(names.toReversed().map((name) => [foldName(name), name])).values()].toReversed()
