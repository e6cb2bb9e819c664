import type { ItemKind, ItemState, Strategy } from '#shared/vocabulary/release.ts'

export const kindWords: Readonly<Record<ItemKind, string>> = {
  service: 'Service',
  infrastructure: 'Infrastructure',
  configuration: 'Configuration',
  migration: 'Migration',
  flag: 'Flag',
}

export const strategyWords: Readonly<Record<Strategy, string>> = {
  canary: 'Canary',
  blueGreen: 'Blue-green',
  rolling: 'Rolling',
  recreate: 'Recreate',
}

/** What a button says that records what became of an item. */
export const itemStepWords: Readonly<Record<ItemState, string>> = {
  pending: 'Pending again',
  deployed: 'Deployed',
  verified: 'Verified',
  pulled: 'Pull',
  rolledBack: 'Rolled back',
}
