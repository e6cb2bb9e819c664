import { Button, TextInput } from '@mantine/core'
import { type SubmitEvent, useId, useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { nameOf } from './person-name.ts'
import { useSeenPart } from './use-seen-part.ts'
import { likeMonday, readWeek, type WrittenWeek, weekdays, writeWeek } from './working-week.ts'

type Props = { readonly person: Person; readonly onDone: () => void }

/** A week as one writes it down: one line a day. */
export function EditHours({ person, onDone }: Props) {
  const { id: personId, workingHours: before, version } = person
  const [week, setWeek] = useState<WrittenWeek>(() => writeWeek(before))
  const seen = useSeenPart({ part: before, version })
  const { spans, faults } = readWeek(week)
  const change = useDecision('people.setWorkingHours', {
    says: (now) => `Working hours of ${nameOf(now)} are changed`,
    undo: (now) => ({
      name: 'people.setWorkingHours',
      input: { personId, spans: before, expectedVersion: now.version },
    }),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (faults.some((fault) => fault !== undefined)) return
    const input = { personId, spans: [...spans], expectedVersion: seen.version }
    change.mutate(input, { onSuccess: onDone })
  }
  return (
    <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
      {seen.isBehind && !change.isPending && (
        <MeanwhileNotice atOdds={['working hours']} onFollow={seen.follow} />
      )}
      <div className="sb-people-small">
        By their own clock, such as 09:00–12:30, 13:30–18:00. Leave a free day empty; a night shift
        is split at midnight: 22:00–24:00, and 00:00–06:00 the day after.
      </div>
      <Days week={week} faults={faults} onChange={setWeek} />
      <div>
        <Button variant="subtle" onClick={() => setWeek(likeMonday(week))}>
          Tuesday to Friday like Monday
        </Button>
      </div>
      <FormFoot
        confirm="Save the hours"
        pending={change.isPending}
        error={change.error}
        onLeave={onDone}
      />
    </Form>
  )
}

type DaysProps = {
  readonly week: WrittenWeek
  readonly faults: readonly (string | undefined)[]
  readonly onChange: (week: WrittenWeek) => void
}

/** A day tells what is wrong with it once the cursor has left it. */
function Days({ week, faults, onChange }: DaysProps) {
  const name = useId()
  const [at, setAt] = useState<number>()
  return (
    <div className="sb-people-week">
      {weekdays.map((day, index) => (
        <div key={day} style={{ display: 'contents' }}>
          <label htmlFor={`${name}-${day}`}>{day}</label>
          <TextInput
            id={`${name}-${day}`}
            placeholder="Free"
            value={week[index] ?? ''}
            error={at === index ? undefined : faults[index]}
            onFocus={() => setAt(index)}
            onBlur={() => setAt(undefined)}
            onChange={({ currentTarget }) => onChange(week.with(index, currentTarget.value))}
          />
        </div>
      ))}
    </div>
  )
}
