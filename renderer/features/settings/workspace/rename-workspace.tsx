import { TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { contract } from '#shared/contract/index.ts'

type Props = { readonly name: string }

const { input } = contract['workspace.rename']

export function RenameWorkspace({ name }: Props) {
  const { may } = useMe()
  const [typed, setTyped] = useState<string>()
  const rename = useDecision('workspace.rename', {
    says: (answer) => `The workspace is called ${answer.name}`,
    undo: () => ({ name: 'workspace.rename', input: { name } }),
  })
  const said = input.safeParse({ name: typed ?? name })
  const decide = () => {
    if (said.success) rename.mutate(said.data, { onSuccess: () => setTyped(undefined) })
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (whyNot === undefined) decide()
  }
  const whyNot = whyNotRename({
    may: may('workspace:administer'),
    isSame: said.data?.name === name,
  })
  return (
    <Form onSubmit={submit}>
      <div className="sb-inline-form">
        <TextInput
          label="Name"
          readOnly={!may('workspace:administer')}
          error={said.error?.issues[0]?.message}
          value={typed ?? name}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <AllowedButton
          variant="default"
          whyNot={whyNot}
          loading={rename.isPending}
          onClick={decide}
        >
          Rename
        </AllowedButton>
      </div>
      {rename.isError && (
        <Notice tone="bad" title="The name stays as it was">
          {rename.error.message}
        </Notice>
      )}
    </Form>
  )
}

type Asked = { readonly may: boolean; readonly isSame: boolean }

function whyNotRename({ may, isSame }: Asked): string | undefined {
  if (!may) return 'Only an administrator gives the workspace another name.'
  return isSame ? 'It is called that already.' : undefined
}
