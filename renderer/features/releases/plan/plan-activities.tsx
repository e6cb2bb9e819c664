import { Button } from '@mantine/core'
import { IconCalendarEvent, IconPlus } from '@tabler/icons-react'
import { v7 as newId } from 'uuid'
import type { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { ActivityId } from '#shared/vocabulary/ids.ts'
import type { Activity, ActivityDetails } from '#shared/vocabulary/release.ts'
import { OfferButton } from '../release/offer-button.tsx'
import { ActivityLine } from '../release/slots/activity-line.tsx'
import { blankActivity, placedSlot, valuesOfActivity } from '../release/slots/activity-values.ts'
import { ActivityEditor } from './activity-editor.tsx'
import type { PlanValues } from './plan-values.ts'

type Props = {
  readonly activities: PlanValues['activities']
  readonly typing: PlanValues['typingActivity']
  readonly environments: ReturnType<typeof useCatalogue>['environments']
  readonly onChange: (changes: Partial<PlanValues>) => void
}

/** When and where, part by part. */
export function PlanActivities({ activities, typing, environments, onChange }: Props) {
  const { zone } = useMe()
  const now = useNow()
  const others = (id: string | null) => activities.filter((activity) => activity.id !== id)
  const close = () => onChange({ typingActivity: null })
  const put = (details: ActivityDetails) => {
    const activity = placedActivity(details, typing?.id ?? newId())
    if (activity) {
      onChange({ activities: [...others(activity.id), activity], typingActivity: null })
    }
  }
  const begin = () => {
    const values = blankActivity(activities.at(-1)?.slot.zone ?? zone)
    onChange({ typingActivity: { id: null, values } })
  }
  return (
    <Panel
      title="When and where"
      actions={
        <Button variant="default" leftSection={<IconPlus size={15} aria-hidden />} onClick={begin}>
          Add an activity
        </Button>
      }
    >
      {activities.length === 0 && !typing && (
        <Blank icon={IconCalendarEvent} title="No slot yet">
          Each activity is an environment and a slot, in the clock times people agreed on.
        </Blank>
      )}
      <ul className="sb-slots" hidden={activities.length === 0}>
        {activities
          .toSorted((one, other) => one.slot.startsAt - other.slot.startsAt)
          .map((activity) => (
            <ActivityLine
              key={activity.id}
              activity={activity}
              environmentName={environments.name(activity.environment)}
              zone={zone}
              now={now}
            >
              <Offers
                name={environments.name(activity.environment) ?? 'the activity'}
                onChange={() => {
                  const values = valuesOfActivity(activity)
                  onChange({ typingActivity: { id: activity.id, values } })
                }}
                onTakeAway={() => onChange({ activities: others(activity.id) })}
              />
            </ActivityLine>
          ))}
      </ul>
      {typing && (
        <ActivityEditor
          key={typing.id}
          typing={typing}
          environments={environments}
          onTyped={(values) => onChange({ typingActivity: { id: typing.id, values } })}
          onPut={put}
          onClose={close}
        />
      )}
    </Panel>
  )
}

type OfferProps = {
  readonly name: string
  readonly onChange: () => void
  readonly onTakeAway: () => void
}

const Offers = ({ name, onChange, onTakeAway }: OfferProps) => (
  <>
    <OfferButton label={`Change ${name}`} onClick={onChange}>
      Change
    </OfferButton>
    <OfferButton label={`Take away ${name}`} onClick={onTakeAway}>
      Take away
    </OfferButton>
  </>
)

function placedActivity(details: ActivityDetails, id: string): Activity | undefined {
  const slot = placedSlot(details.slot)
  return slot && { id: ActivityId.parse(id), ...details, slot }
}
