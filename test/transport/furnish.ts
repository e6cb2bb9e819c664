import { v7 } from 'uuid'
import type { UnitOfWork } from '#core/database/unit-of-work.ts'
import { asProgram } from '#core/database/work.ts'
import { commandLineSession } from '#core/hold-workspace.ts'
import { type Core, openCore } from '#core/open-core.ts'
import { addService } from '#core/services/add-service.ts'
import { testPorts } from '../support/ports.ts'

export type Furnished = { readonly services: number }

/** Enrols this account as administrator and adds as many services as a test wants to find. */
export async function furnish(core: Core, { services }: Furnished): Promise<void> {
  const input = { name: 'Kim', timeZone: 'Europe/Berlin' }
  const enrolled = await core.call(
    { name: 'people.enrol', input, commandId: v7() },
    commandLineSession(),
  )
  if (!enrolled.ok) throw new Error(enrolled.failure.message)
  for (let first = 0; first < services; first += AT_ONCE) {
    addServices(core.running().unitOfWork, { first, end: Math.min(services, first + AT_ONCE) })
  }
}

/** One command cannot name many more things. */
const AT_ONCE = 1000

type Span = { readonly first: number; readonly end: number }

function addServices(unitOfWork: UnitOfWork, { first, end }: Span): void {
  unitOfWork.commit(v7(), {
    author: () => asProgram,
    run: (work) => {
      for (let i = first; i < end; i += 1) addService({ name: `service ${i}`, tier: 2 }, work)
      return null
    },
  })
}

/** The same for a workspace that somebody else will open. */
export async function furnishFolder(folder: string, furnished: Furnished): Promise<void> {
  const core = await openCore({ folder, ports: testPorts().ports, program: '0.0.0-test' })
  await furnish(core, furnished)
  await core.close()
}
