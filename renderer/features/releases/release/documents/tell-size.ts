const units = ['B', 'KB', 'MB', 'GB'] as const

/** 312 B, 4.2 KB, 17 MB: two figures are enough to know what one is about to open. */
export function tellSize(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1)
  const amount = bytes / 1024 ** power
  const digits = power > 0 && amount < 10 ? 1 : 0
  return `${amount.toFixed(digits)} ${units[power]}`
}
