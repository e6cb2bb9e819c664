import type { ClockWatch } from '../database/clock-watch.ts'
import type { UnitOfWork } from '../database/unit-of-work.ts'
import { asProgram } from '../database/work.ts'
import { CHECKPOINT_MS } from '../ledger/checkpointer.ts'
import type { Ports } from '../ports.ts'

type Timed = {
  readonly ports: Ports
  readonly clockWatch: ClockWatch
  readonly unitOfWork: UnitOfWork
  readonly sign: () => void
}

/** Every ten minutes: has the wall clock jumped, and is there news to sign? Answers how to stop. */
export function keepTime({ ports, clockWatch, unitOfWork, sign }: Timed): () => void {
  return ports.clock.every(CHECKPOINT_MS, () => {
    const { jump } = clockWatch.look()
    if (jump) unitOfWork.commit(ports.newId(), { author: () => asProgram, run: () => null })
    else clockWatch.accept()
    sign()
  })
}
