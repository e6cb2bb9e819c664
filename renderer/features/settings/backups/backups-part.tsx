import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { BackupsTable } from './backups-table.tsx'
import { RestoreBackup } from './restore-backup.tsx'
import { type Backup, useBackups } from './use-backups.ts'

type Restored = OutputOf<'workspace.restore'>

/** The backups there are, one more, and the way back to one. */
export function BackupsPart() {
  const backups = useBackups()
  const [wanted, setWanted] = useState<Backup>()
  const [restored, setRestored] = useState<Restored>()
  return (
    <Panel title="Backups">
      <Text fz="sm">
        A backup is reopened, checked and its chain verified before it counts. Keep one on another
        disk now and then: these lie beside the workspace.
      </Text>
      <MakeBackup onMade={() => void backups.refetch()} />
      {restored && <RestoredNotice restored={restored} />}
      {backups.error && <Failure title="The backups cannot be listed" error={backups.error} />}
      {!backups.data && !backups.error && <Skeleton h={90} />}
      {backups.data?.items.length === 0 && (
        <Blank title="There is no backup yet">One shows here once it is made and proved.</Blank>
      )}
      {backups.data && backups.data.items.length > 0 && (
        <>
          <Text fz="sm" c="dimmed">
            In <span className="sb-path">{backups.data.folder}</span>
          </Text>
          <BackupsTable backups={backups.data.items} onRestore={setWanted} />
        </>
      )}
      {wanted && (
        <RestoreBackup
          backup={wanted}
          onRestored={(answer) => {
            setRestored(answer)
            setWanted(undefined)
            void backups.refetch()
          }}
          onClose={() => setWanted(undefined)}
        />
      )}
    </Panel>
  )
}

type MakeProps = { readonly onMade: () => void }

function MakeBackup({ onMade }: MakeProps) {
  const { may } = useMe()
  const make = useTaskOf('workspace.backup')
  const whyNot = may('workspace:operate') ? undefined : 'None of your roles may make a backup.'
  return (
    <>
      <Group gap="xs">
        <AllowedButton
          whyNot={whyNot}
          loading={make.isPending}
          onClick={() => make.mutate({}, { onSuccess: onMade })}
        >
          Make a backup
        </AllowedButton>
        {make.isPending && (
          <Button variant="default" onClick={make.stop}>
            Stop
          </Button>
        )}
      </Group>
      {make.isPending && <TaskAdvance label="How far the backup has come" step={make.progress} />}
      {make.isError && make.error.code !== 'rpc/cancelled' && (
        <Notice tone="bad" title="No backup was made">
          {make.error.message}
        </Notice>
      )}
      {make.data && (
        <Notice tone="good" title="The backup is made and proved">
          It holds the ledger up to entry {tellCount(make.data.seq)}: {make.data.file}
        </Notice>
      )}
    </>
  )
}

type RestoredProps = { readonly restored: Restored }

const RestoredNotice = ({ restored }: RestoredProps) => (
  <Notice tone="good" title={`The workspace is back at entry ${tellCount(restored.restoredTo)}`}>
    {restored.abandoned === 0
      ? 'Nothing was given up; what stood before lies in '
      : `${tellNumber(restored.abandoned, ['entry was', 'entries were'])} given up and no longer count; they lie in `}
    <span className="sb-path">{restored.kept}</span>.
    {restored.erasedAgain > 0 &&
      ` What had been erased from ${tellCount(restored.erasedAgain)} entries since the backup was erased again.`}
  </Notice>
)
