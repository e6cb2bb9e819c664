export type Sample = readonly [minute: number, value: number]
type Series = {
  readonly labels: Readonly<Record<string, string>>
  readonly samples: Iterable<Sample>
}
type Family = {
  readonly name: string
  readonly type: 'counter' | 'gauge' | 'histogram'
  /** What each sample is called after the name of its family. */
  readonly suffix?: '_total' | '_bucket'
  readonly series: readonly Series[]
}

/** The text of OpenMetrics, with the samples at whole minutes after a moment in seconds. */
export function toOpenMetrics(families: readonly Family[], startSeconds: number): string {
  const lines: string[] = []
  for (const { name, type, suffix = '', series } of families) {
    lines.push(`# TYPE ${name} ${type}`)
    for (const { labels, samples } of series) {
      const named = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
      for (const [minute, value] of samples) {
        const at = startSeconds + minute * 60
        lines.push(`${name}${suffix}{${named}} ${value} ${at}`)
      }
    }
  }
  return [...lines, '# EOF', ''].join('\n')
}
