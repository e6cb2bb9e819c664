import { useTaskOf } from '#renderer/data/use-task-of.ts'

/** What can be done with the whole ledger; kept by the page, so that closing what shows it stops nothing. */
export function useLedgerTasks() {
  return {
    verify: useTaskOf('ledger.verify'),
    checkpoint: useTaskOf('ledger.checkpoint'),
    export: useTaskOf('ledger.export'),
  }
}
export type LedgerTasks = ReturnType<typeof useLedgerTasks>
