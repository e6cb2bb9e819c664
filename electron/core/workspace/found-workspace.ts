import type { WorkspaceId } from '#shared/vocabulary/ids.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import { asProgram } from '../database/work.ts'
import type { Ports } from '../ports.ts'

type Founding = {
  readonly ports: Ports
  readonly program: string
  readonly name: string
}

/** The first facts of a new workspace: that it is, and whose key signs for it. */
export function foundWorkspace(unitOfWork: UnitOfWork, founding: Founding): void {
  if (unitOfWork.reading.workspace.find()) return
  const { ports, program, name } = founding
  unitOfWork.commit(ports.newId(), {
    author: () => asProgram,
    run: (work) => {
      const id = work.newId<WorkspaceId>()
      work.record('workspace.founded', id, { name, program })
    },
  })
  unitOfWork.introduceDevice()
}
