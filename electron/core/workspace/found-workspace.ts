import type { WorkspaceId } from '#shared/vocabulary/ids.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import { asProgram } from '../database/work.ts'
import type { Signer } from '../ledger/signer.ts'
import type { Ports } from '../ports.ts'

type Founding = {
  readonly ports: Ports
  readonly signer: Signer
  readonly program: string
  readonly name: string
}

/** The first facts of a new workspace: that it is, and whose key signs for it. */
export function foundWorkspace(unitOfWork: UnitOfWork, founding: Founding): void {
  if (unitOfWork.reading.workspace.find()) return
  const { ports, signer, program, name } = founding
  unitOfWork.commit(ports.newId(), {
    author: () => asProgram,
    run: (work) => {
      const id = work.newId<WorkspaceId>()
      work.record('workspace.founded', id, { name, program })
      const { device, publicKey, protection } = signer
      work.record('device.introduced', id, { device, publicKey, protection })
    },
  })
}
