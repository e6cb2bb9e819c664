import { IconCalendarEvent, IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { Activity, Release } from '#shared/vocabulary/release.ts'
import { becauseNotWritable } from '../because-not.ts'
import { OfferButton } from '../offer-button.tsx'
import { useEditing } from '../use-editing.ts'
import { ActivityAdder } from './activity-adder.tsx'
import { ActivityChanger } from './activity-changer.tsx'
import { ActivityLine } from './activity-line.tsx'
import { RemoveActivity } from './remove-activity.tsx'

type Props = { readonly release: Release }

/** When and where: every part of the plan on its own clock and on the reader's. */
export function ActivitiesPanel({ release }: Props) {
  const me = useMe()
  const now = useNow()
  const { environments } = useCatalogue()
  const { editing, edit } = useEditing()
  const [removing, setRemoving] = useState<Activity>()
  const heading = useRef<HTMLHeadingElement>(null)
  const closed = becauseNotWritable(release, me)
  const close = () => {
    edit(undefined)
    heading.current?.focus()
  }
  return (
    <Panel
      title="When and where"
      headingRef={heading}
      actions={
        <OfferButton
          because={closed}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => edit('activity')}
        >
          Add an activity
        </OfferButton>
      }
    >
      {editing === 'activity' && !closed && <ActivityAdder release={release} onClose={close} />}
      {release.activities.length === 0 && (
        <Blank icon={IconCalendarEvent} title="Nothing is planned yet">
          Each activity is an environment and a slot, in the clock times people agreed on.
        </Blank>
      )}
      {release.state === 'postponed' && release.activities.length > 0 && (
        <p className="sb-panel-says">Given up when it was postponed, until it is planned again.</p>
      )}
      <ul className="sb-slots" hidden={release.activities.length === 0}>
        {inOrder(release.activities).map((activity) =>
          editing === activity.id && !closed ? (
            <li key={activity.id}>
              <ActivityChanger release={release} activity={activity} onClose={close} />
            </li>
          ) : (
            <ActivityLine
              key={activity.id}
              activity={activity}
              environmentName={environments.name(activity.environment)}
              zone={me.zone}
              now={now}
            >
              {!closed && (
                <ActivityOffers
                  name={environments.name(activity.environment) ?? 'the activity'}
                  onChange={() => edit(activity.id)}
                  onRemove={() => setRemoving(activity)}
                />
              )}
            </ActivityLine>
          ),
        )}
      </ul>
      {removing && (
        <RemoveActivity
          release={release}
          activity={removing}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Panel>
  )
}

const inOrder = (activities: readonly Activity[]) =>
  activities.toSorted((one, other) => one.slot.startsAt - other.slot.startsAt)

type OfferProps = {
  readonly name: string
  readonly onChange: () => void
  readonly onRemove: () => void
}

const ActivityOffers = ({ name, onChange, onRemove }: OfferProps) => (
  <>
    <OfferButton label={`Change ${name}`} onClick={onChange}>
      Change
    </OfferButton>
    <OfferButton label={`Take away ${name}`} onClick={onRemove}>
      Take away
    </OfferButton>
  </>
)
