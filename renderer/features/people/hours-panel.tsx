import { tellZone } from '#renderer/design/moment.ts'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { EditHours } from './edit-hours.tsx'
import { EditablePanel } from './editable-panel.tsx'
import { hoursIn, weekdays, writeWeek } from './working-week.ts'

type Props = { readonly person: Person }

/** When a person works, by their own clock. */
export const HoursPanel = ({ person }: Props) => (
  <EditablePanel
    title="Working hours"
    person={person}
    action="Edit"
    place="instead"
    shown={<Week person={person} />}
    form={(onDone) => <EditHours person={person} onDone={onDone} />}
  />
)

function Week({ person: { workingHours, timeZone } }: Props) {
  if (workingHours.length === 0) return <Unsaid>no hours are known</Unsaid>
  const week = writeWeek(workingHours)
  return (
    <>
      <dl className="sb-people-week">
        {weekdays.map((day, index) => (
          <div key={day} style={{ display: 'contents' }}>
            <dt>{day}</dt>
            <dd>{week[index] || <span className="sb-people-small">free</span>}</dd>
          </div>
        ))}
      </dl>
      <div className="sb-people-small">
        {hoursIn(workingHours)} hours a week,{' '}
        {timeZone === null
          ? 'in a zone that nobody has said'
          : `by the clocks of ${tellZone(timeZone)}`}
      </div>
    </>
  )
}
