import { tellExactly, tellLength, tellNumber } from '#renderer/design/moment.ts'
import type { Tellings } from './fact-teller.ts'
import { because, quoted } from './phrases.ts'

/** Facts about the workspace, its devices, the ledger itself and decisions as such. */
export const workspaceFacts: Tellings<'workspace' | 'device' | 'clock' | 'ledger' | 'decision'> = {
  'workspace.founded': {
    label: 'Workspace founded',
    tells: ({ payload }) => `founded the workspace with Signalbox ${payload.program}`,
  },
  'workspace.renamed': {
    label: 'Workspace renamed',
    tells: ({ payload }) => `named the workspace ${quoted(payload.to)}`,
  },
  'workspace.checkpointFolderSet': {
    label: 'Second checkpoint folder set',
    tells: ({ payload, personal }) => {
      if (!payload.chosen)
        return `took the second checkpoint folder away${because(personal?.reason)}`
      const where = personal?.folder ? ` to ${personal.folder}` : ''
      return `set a second folder for checkpoints${where}${because(personal?.reason)}`
    },
  },
  'device.introduced': {
    label: 'Device introduced',
    tells: ({ payload }) =>
      payload.protection === 'process'
        ? 'introduced a device whose key lives for one run'
        : 'introduced a device with a key of its own',
  },
  'clock.jumped': {
    label: 'Clock jumped',
    tells: ({ payload: { expectedAt, foundAt } }) => {
      const way = foundAt < expectedAt ? 'back' : 'on'
      const by = tellLength(foundAt - expectedAt)
      return `noticed that the clock of the machine jumped ${way} by ${by}, to ${tellExactly({ at: foundAt, zone: 'UTC' })} UTC`
    },
  },
  'ledger.erased': {
    label: 'Erased',
    tells: ({ payload, personal }) => {
      const what = tellNumber(payload.facts.length, ['entry', 'entries'])
      return `erased names and free text from ${what}${because(personal?.reason)}`
    },
  },
  'ledger.restored': {
    label: 'Backup restored',
    tells: ({ payload: { restored, abandoned }, personal }) => {
      const gaveUp = abandoned ? `, giving up what led to entry ${abandoned.seq}` : ''
      return `went back to a backup that ends at entry ${restored.seq}${gaveUp}${because(personal?.reason)}`
    },
  },
  'decision.undone': {
    label: 'Decision taken back',
    tells: () => 'took an earlier decision back',
  },
}
