import { Skeleton } from '@mantine/core'
import { useMemo } from 'react'
import { Panel } from '#renderer/design/panel.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import type { ClassPolicy } from '#shared/vocabulary/release.ts'
import { askedOf, stillMissing } from '../release/asks/asked.ts'
import { AskedList } from '../release/asks/asked-list.tsx'
import { type PlanValues, releaseOfPlan } from './plan-values.ts'

type Props = { readonly values: PlanValues; readonly policies: readonly ClassPolicy[] }

/** What the class will ask, judged as one types by the core's own code. */
export function PlanAsks({ values, policies }: Props) {
  const policy = policies.find((one) => one.class === values.class)
  const asked = useMemo(() => policy && askedOf(releaseOfPlan(values), policy), [values, policy])
  const first = asked?.filter(({ by }) => by === 'planned') ?? []
  const missing = stillMissing(first).length
  return (
    <Panel title={`What ${classWords[values.class].toLowerCase()} will ask`}>
      {!asked && <Skeleton height={160} />}
      {asked && (
        <>
          <p className="sb-panel-says" role="status">
            {missing === 0
              ? 'It has what it needs to be planned.'
              : `${missing} of ${first.length} still missing to be planned; it can be kept as a draft without.`}
          </p>
          <AskedList asked={asked} />
        </>
      )}
    </Panel>
  )
}
