import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { Inspector } from '#renderer/design/inspector.tsx'
import { tellLength } from '#renderer/design/moment.ts'
import { ReleaseStanding } from '#renderer/design/release/release-standing.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import { tellSlot } from './slot-words.ts'

type Props = { readonly slot: PlannedSlot; readonly zone: string; readonly onClose: () => void }

/** One slot beside the lanes: when by each clock, where, what it moves, whose it is. */
export function SlotInspector({ slot, zone, onClose }: Props) {
  const now = useNow()
  const { environments, services, people } = useCatalogue()
  const zones = [...new Set([slot.slot.zone, zone])]
  const who = [slot.lead, slot.owner].flatMap((id) =>
    id ? [people.name(id) ?? 'Name erased'] : [],
  )
  return (
    <Inspector
      title={slot.title ?? slot.releaseName}
      href={hrefTo(['releases', slot.release])}
      onClose={onClose}
      says={
        <div className="sb-lanes-opened">
          <ReleaseStanding state={slot.state} />
          <span>{classWords[slot.class]}</span>
        </div>
      }
    >
      <dl className="sb-lanes-facts">
        <dt>Release</dt>
        <dd>
          <a href={hrefTo(['releases', slot.release])}>{slot.releaseName}</a>
        </dd>
        <dt>When</dt>
        <dd>
          {zones.map((one) => (
            <div key={one}>{tellSlot(slot.slot, { zone: one, now })}</div>
          ))}
          <div className="sb-lanes-quiet">
            {tellLength(slot.slot.endsAt - slot.slot.startsAt)} long, agreed in {slot.slot.zone}
          </div>
        </dd>
        <dt>Where</dt>
        <dd>
          {environments.name(slot.environment) ?? 'Unknown environment'}
          {slot.region && `, ${slot.region}`}
        </dd>
        <dt>Moves</dt>
        <dd>
          {slot.services.length === 0
            ? 'No service'
            : slot.services.map((id) => services.name(id) ?? 'Unknown service').join(', ')}
        </dd>
        <dt>Who</dt>
        <dd>{who.length > 0 ? [...new Set(who)].join(', ') : 'Nobody is named'}</dd>
      </dl>
    </Inspector>
  )
}
