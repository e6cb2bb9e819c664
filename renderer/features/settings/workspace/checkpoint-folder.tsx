import { Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { ChooseFolder } from './choose-folder.tsx'

type Props = { readonly ledger: OutputOf<'workspace.status'>['ledger'] }

/** A second place for checkpoints, so that whoever rewrites this disk cannot rewrite them as well. */
export function CheckpointFolder({ ledger }: Props) {
  const { may } = useMe()
  const [asking, setAsking] = useState<'choose' | 'takeAway'>()
  const { checkpointFolder: folder, checkpointFolderTrouble: trouble } = ledger
  const whyNot = may('workspace:administer')
    ? undefined
    : 'Only an administrator chooses where checkpoints go.'
  return (
    <Panel title="Second checkpoint folder">
      <Text fz="sm">
        Each signed checkpoint is also written there. Choose it on another disk or a share: a ledger
        that is rewritten as a whole is shown by a checkpoint that lay somewhere else.
      </Text>
      <Fields>
        <Field name="Folder">
          {folder === null ? (
            <span className="sb-unsaid">none is set</span>
          ) : (
            <span className="sb-path">{folder}</span>
          )}
        </Field>
      </Fields>
      {trouble !== null && (
        <Notice tone="wary" title="Checkpoints do not reach it">
          {trouble}
        </Notice>
      )}
      <Group gap="xs">
        <AllowedButton variant="default" whyNot={whyNot} onClick={() => setAsking('choose')}>
          {folder === null ? 'Choose a folder' : 'Choose another folder'}
        </AllowedButton>
        {folder !== null && (
          <AllowedButton variant="default" whyNot={whyNot} onClick={() => setAsking('takeAway')}>
            Use none
          </AllowedButton>
        )}
      </Group>
      {asking === 'choose' && <ChooseFolder onClose={() => setAsking(undefined)} />}
      {asking === 'takeAway' && <TakeAway onClose={() => setAsking(undefined)} />}
    </Panel>
  )
}

type TakeAwayProps = { readonly onClose: () => void }

function TakeAway({ onClose }: TakeAwayProps) {
  const set = useDecision('workspace.setCheckpointFolder', {
    says: () => 'Checkpoints go to no second folder any more',
  })
  return (
    <AskWhy
      title="Use no second folder"
      says="Checkpoints then lie beside the ledger only. Those already written stay where they are."
      confirm="Use none"
      reason="due"
      pending={set.isPending}
      error={set.error}
      onConfirm={(reason) =>
        set.mutate({ folder: null, reason: reason ?? '' }, { onSuccess: onClose })
      }
      onClose={onClose}
    />
  )
}
