import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { contract } from '#shared/contract/index.ts'
import { assuranceWords } from './speaking-words.ts'

/** For whom this window speaks, how sure that is, and how it speaks for somebody else. */
export function SpeakingPanel() {
  const { status } = useMe()
  const wall = useWall()
  const me = status?.me
  return (
    <Panel title="Who I speak for">
      {me ? (
        <Text>
          <strong>{me.name ?? 'Somebody whose name is erased'}</strong>.{' '}
          {assuranceWords(me.assurance)}
        </Text>
      ) : (
        <Text>
          Nobody: {status?.osUser ? `the account ${status.osUser}` : 'this session'} is not linked
          to anybody here. Prove who you are, or ask an administrator to link your account.
        </Text>
      )}
      {!wall && <SpeakFor />}
    </Panel>
  )
}

/** What was asked under another name counts no more: everything is asked again. */
function useSpeaking() {
  const cache = useQueryClient()
  const asked = { onSuccess: () => void cache.invalidateQueries() }
  const prove = useTaskOf('people.prove')
  const declare = useTaskOf('people.declare')
  const resume = useTaskOf('people.resume')
  return { asked, prove, declare, resume }
}

function SpeakFor() {
  const { asked, prove, declare, resume } = useSpeaking()
  const [person, setPerson] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const personId = contract['people.declare'].input.shape.personId.safeParse(person).data
  const error = prove.error ?? declare.error ?? resume.error
  const forget = () => {
    for (const task of [prove, declare, resume]) task.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    forget()
    if (!personId) return
    prove.mutate({ personId, passphrase }, { onSuccess: asked.onSuccess })
    setPassphrase('')
  }
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <PersonField value={person} onChange={setPerson} />
        <PasswordInput
          size="sm"
          label="Their passphrase"
          description="Proves it: their roles then count in full."
          autoComplete="current-password"
          value={passphrase}
          onChange={({ currentTarget }) => setPassphrase(currentTarget.value)}
        />
        {error && (
          <Notice tone="bad" title="This window speaks for whom it spoke for before">
            {error.message}
          </Notice>
        )}
        <Group gap="xs">
          <Button type="submit" loading={prove.isPending} disabled={!personId || passphrase === ''}>
            Prove it
          </Button>
          <Button
            variant="default"
            loading={declare.isPending}
            disabled={!personId}
            onClick={() => {
              forget()
              if (personId) declare.mutate({ personId }, asked)
            }}
          >
            Speak on their word alone
          </Button>
          <Button
            variant="default"
            loading={resume.isPending}
            onClick={() => {
              forget()
              resume.mutate({}, asked)
            }}
          >
            Speak for whom I began as
          </Button>
        </Group>
        <Text fz="sm" c="dimmed">
          It holds for this window until it ends or somebody else is named. Every decision says for
          whom it was spoken, and how sure that was.
        </Text>
      </Stack>
    </Form>
  )
}

type FieldProps = { readonly value: string; readonly onChange: (person: string) => void }

/** Whoever is not known yet may not read who is here, and names themselves by their id. */
function PersonField({ value, onChange }: FieldProps) {
  const { people } = useCatalogue()
  const { status } = useMe()
  if (!status?.me) {
    return (
      <TextInput
        label="Your id in this workspace"
        description="An administrator finds it on your page, in its address."
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value.trim())}
      />
    )
  }
  const options = people.all
    .filter(({ active }) => active)
    .map(({ id, name }) => ({
      value: id as string,
      label: name ?? `Name erased (${id.slice(0, 8)})`,
    }))
  return (
    <NamePicker
      label="Speak for"
      placeholder="Type a name"
      options={options}
      value={value === '' ? null : value}
      onChange={(person) => onChange(person ?? '')}
    />
  )
}
