import type { ReactNode } from 'react'
import type { Activity } from '#shared/vocabulary/release.ts'
import { NameLink } from '../name-link.tsx'
import { SlotLines } from './slot-lines.tsx'

type Props = {
  readonly activity: Activity
  readonly environmentName: string | null | undefined
  readonly zone: string
  readonly now: number
  readonly children?: ReactNode
}

/** One part of the plan: where, and when on both clocks. */
export const ActivityLine = ({ activity, environmentName, zone, now, children }: Props) => (
  <li className="sb-slot">
    <div>
      <div className="sb-slot-where">
        {activity.title !== null && `${activity.title} · `}
        <NameLink id={activity.environment} room="environments" name={environmentName} />
        {activity.region !== null && ` · ${activity.region}`}
      </div>
      <SlotLines slot={activity.slot} zone={zone} now={now} />
    </div>
    {children && <div className="sb-slot-actions">{children}</div>}
  </li>
)
