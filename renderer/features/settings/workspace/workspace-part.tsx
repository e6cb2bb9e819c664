import { useMe } from '#renderer/data/use-me.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { CheckpointFolder } from './checkpoint-folder.tsx'
import { OpenElsewhere } from './open-elsewhere.tsx'
import { RenameWorkspace } from './rename-workspace.tsx'

/** What the workspace is called, where it lies, and the way to another one. */
export function WorkspacePart() {
  const { status } = useMe()
  const wall = useWall()
  if (!status) return null
  return (
    <>
      <Panel title="This workspace">
        <RenameWorkspace name={status.name} />
        <Fields>
          <Field name="Folder">
            {status.places && <span className="sb-path">{status.places.folder}</span>}
          </Field>
          <Field name="Log">
            {status.places && <span className="sb-path">{status.places.log}</span>}
          </Field>
          <Field name="Id">
            <span className="sb-path">{status.id}</span>
          </Field>
        </Fields>
      </Panel>
      <CheckpointFolder ledger={status.ledger} />
      {!wall && <OpenElsewhere />}
    </>
  )
}
