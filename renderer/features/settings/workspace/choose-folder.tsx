import { Stack, Textarea, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useDecision } from '#renderer/data/use-decision.ts'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { contract } from '#shared/contract/index.ts'

type Props = { readonly onClose: () => void }

const { input } = contract['workspace.setCheckpointFolder']

/** Which folder, and why: both go into the ledger. */
export function ChooseFolder({ onClose }: Props) {
  const set = useDecision('workspace.setCheckpointFolder', {
    says: ({ folder }) => `Checkpoints also go to ${folder}`,
  })
  const form = useForm({
    initialValues: { folder: '', reason: '' },
    validate: schemaResolver(input, { sync: true }),
    validateInputOnChange: true,
  })
  const submit = form.onSubmit((values) => set.mutate(input.parse(values), { onSuccess: onClose }))
  return (
    <Dialog onClose={onClose} title="A second folder for checkpoints">
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Folder"
            description="By its whole path, on the machine where Signalbox runs."
            required
            data-autofocus
            {...form.getInputProps('folder')}
          />
          <Textarea
            label="Reason"
            description="Goes into the ledger with the decision."
            required
            autosize
            minRows={2}
            {...form.getInputProps('reason')}
          />
          <FormFoot
            confirm="Use this folder"
            pending={set.isPending}
            error={set.error}
            onLeave={onClose}
          />
        </Stack>
      </Form>
    </Dialog>
  )
}
