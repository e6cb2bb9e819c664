import { ActionIcon, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { Absence, Person } from '#shared/vocabulary/person.ts'
import { tellDays } from './absence-words.ts'
import { AddAbsence } from './add-absence.tsx'
import { EditablePanel } from './editable-panel.tsx'
import { readLocal } from './local-time.ts'
import { nameOf } from './person-name.ts'
import { sortAbsences } from './presence.ts'

type Props = { readonly person: Person }

/** The days on which a person is away. */
export const AbsencesPanel = ({ person }: Props) => (
  <EditablePanel
    title="Absences"
    person={person}
    action="Add"
    place="above"
    shown={<Absences person={person} />}
    form={(onDone) => <AddAbsence person={person} onDone={onDone} />}
  />
)

function Absences({ person }: Props) {
  const now = useNow()
  const { zone: reader } = useMe()
  const today = readLocal({ zone: person.timeZone ?? reader, now }).day
  const { ahead, past } = sortAbsences(person.absences, today)
  const remove = useRemoval(person)
  const whyNot = useWhyNot({ permission: 'people:write', orSelf: person.id })
  const row = (absence: Absence) => (
    <Row
      key={absence.id}
      absence={absence}
      today={today}
      onRemove={
        whyNot === undefined
          ? () => remove.mutate({ personId: person.id, absenceId: absence.id })
          : undefined
      }
    />
  )
  return (
    <>
      {remove.error && (
        <Notice tone="bad" title="The absence stays">
          {remove.error.message}
        </Notice>
      )}
      {ahead.length > 0 ? (
        <ul className="sb-people-list">{ahead.map(row)}</ul>
      ) : (
        <Unsaid>none ahead</Unsaid>
      )}
      {past.length > 0 && (
        <details className="sb-people-past">
          <summary>Past ones ({past.length})</summary>
          <ul className="sb-people-list">{past.map(row)}</ul>
        </details>
      )}
    </>
  )
}

/** Bringing an absence back makes a new one of the same days. */
const useRemoval = (person: Person) =>
  useDecision('people.removeAbsence', {
    says: (now) => `An absence of ${nameOf(now)} is taken back`,
    undo: (_, { absenceId }) => {
      const gone = person.absences.find(({ id }) => id === absenceId)
      if (!gone) return undefined
      const { firstDay, lastDay, reason } = gone
      return {
        name: 'people.addAbsence',
        input: { personId: person.id, firstDay, lastDay, ...(reason !== null && { reason }) },
      }
    },
  })

type RowProps = {
  readonly absence: Absence
  readonly today: string
  readonly onRemove: (() => void) | undefined
}

function Row({ absence, today, onRemove }: RowProps) {
  const days = tellDays(absence, today)
  return (
    <li className="sb-people-item">
      <span>
        {days}{' '}
        {absence.reason !== null && <span className="sb-people-small">{absence.reason}</span>}
      </span>
      {onRemove && (
        <Tooltip label="Take this absence back">
          <ActionIcon color="gray" aria-label={`Take back the absence ${days}`} onClick={onRemove}>
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}
