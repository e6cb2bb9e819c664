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
  readonly forgetAnswers: (now: number) => void
}

/**
 * Every ten minutes: has the wall clock jumped, is there news to sign, is an answer too old to keep?
 * Answers how to stop. A disk that is full then must not end the program.
 */
export function keepTime({ ports, clockWatch, unitOfWork, sign, forgetAnswers }: Timed) {
  const attempt = (what: string, run: () => void) => {
    try {
      run()
    } catch (error) {
      ports.log.error({ error }, what)
    }
  }
  return ports.clock.every(CHECKPOINT_MS, () => {
    attempt('a jump of the clock could not be recorded', () => {
      const { jump } = clockWatch.look()
      if (jump) unitOfWork.commit(ports.newId(), { author: () => asProgram, run: () => null })
      else clockWatch.accept()
    })
    attempt('old answers could not be forgotten', () => forgetAnswers(ports.clock.now()))
    sign()
  })
}
