import { type SubmitEvent, useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import { tellZone } from '#renderer/design/moment.ts'
import { ZonePicker } from '#renderer/design/pickers/zone-picker.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { nameOf } from './person-name.ts'
import { useSeenPart } from './use-seen-part.ts'

type Props = { readonly person: Person; readonly onDone: () => void }

export function ChangeZone({ person, onDone }: Props) {
  const { id: personId, timeZone: before } = person
  const [timeZone, setTimeZone] = useState(before)
  const seen = useSeenPart({ part: before, version: person.version })
  const change = useDecision('people.setTimeZone', {
    says: (now) =>
      now.timeZone === null
        ? `It is not said any more where ${nameOf(now)} works`
        : `${nameOf(now)} works in ${tellZone(now.timeZone)}`,
    undo: ({ version }) => ({
      name: 'people.setTimeZone',
      input: { personId, timeZone: before, expectedVersion: version },
    }),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (timeZone === before) return onDone()
    change.mutate({ personId, timeZone, expectedVersion: seen.version }, { onSuccess: onDone })
  }
  return (
    <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
      {seen.isBehind && !change.isPending && (
        <MeanwhileNotice atOdds={['time zone']} onFollow={seen.follow} />
      )}
      <ZonePicker
        label="Time zone"
        description="Hours and absences are read in it."
        value={timeZone}
        onChange={setTimeZone}
      />
      <FormFoot
        confirm="Save the zone"
        pending={change.isPending}
        error={change.error}
        onLeave={onDone}
      />
    </Form>
  )
}
