import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type SubmitEvent, useState } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { nameOf } from './person-name.ts'

type Props = { readonly person: Person }

/** The teams somebody is in; joining one takes two keys. */
export function TeamsPanel({ person }: Props) {
  const { teams } = useCatalogue()
  const whyNot = useWhyNot({ permission: 'people:write' })
  const wall = useWall()
  const name = (team: string) => teams.name(team) ?? 'a team'
  const leave = useDecision('people.leaveTeam', {
    says: (now, { teamId }) => `${nameOf(now)} has left ${name(teamId)}`,
    undo: (_, input) => ({ name: 'people.joinTeam', input }),
  })
  return (
    <Panel title="Teams">
      {person.teams.length === 0 && <Unsaid>in no team</Unsaid>}
      <ul className="sb-people-list">
        {person.teams.map((teamId) => (
          <li key={teamId} className="sb-people-item">
            <a href={hrefTo(['people'], { team: teamId })}>{teams.name(teamId) ?? '…'}</a>
            {whyNot === undefined && (
              <Tooltip label="Leave the team">
                <ActionIcon
                  color="gray"
                  aria-label={`Leave ${name(teamId)}`}
                  onClick={() => leave.mutate({ personId: person.id, teamId })}
                >
                  <IconX size={16} />
                </ActionIcon>
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
      {leave.error && (
        <Notice tone="bad" title="They stay in the team">
          {leave.error.message}
        </Notice>
      )}
      {!wall && whyNot === undefined && <JoinTeam person={person} />}
    </Panel>
  )
}

function JoinTeam({ person }: Props) {
  const { teams } = useCatalogue()
  const [team, setTeam] = useState<string | null>(null)
  const join = useDecision('people.joinTeam', {
    says: (now, { teamId }) => `${nameOf(now)} has joined ${teams.name(teamId) ?? 'a team'}`,
    undo: (_, input) => ({ name: 'people.leaveTeam', input }),
  })
  const others = teams.all.filter(({ id }) => !person.teams.includes(id))
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (team === null) return
    join.mutate({ personId: person.id, teamId: team }, { onSuccess: () => setTeam(null) })
  }
  if (others.length === 0) return null
  return (
    <Form className="sb-people-row" onSubmit={submit}>
      <NamePicker
        label="Join a team"
        placeholder="Type its name"
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        value={team}
        onChange={setTeam}
        error={join.error?.message}
      />
      <Button
        type="submit"
        variant="default"
        h={36}
        disabled={team === null}
        loading={join.isPending}
      >
        Join
      </Button>
    </Form>
  )
}
