import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { type Figure, isKept } from './figure.ts'
import { commandFigures } from './figures/command.ts'
import { firstFillFigures } from './figures/first-fill.ts'
import { framesFigures } from './figures/frames.ts'
import { ingestFigures } from './figures/ingest.ts'
import { ledgerFigures } from './figures/ledger.ts'
import { memoryFigures } from './figures/memory.ts'
import { metricsFigures } from './figures/metrics.ts'
import { pagesFigures } from './figures/pages.ts'
import { readFigures } from './figures/read.ts'
import { rehearsalFigures } from './figures/rehearsal.ts'
import { rowsFigures } from './figures/rows.ts'
import { searchFigures } from './figures/search.ts'
import { startFigures } from './figures/start.ts'
import { togetherFigures } from './figures/together.ts'
import { usableFigures } from './figures/usable.ts'

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  command: commandFigures,
  read: readFigures,
  ledger: ledgerFigures,
  ingest: ingestFigures,
  start: startFigures,
  rehearsal: rehearsalFigures,
  usable: usableFigures,
  pages: pagesFigures,
  search: searchFigures,
  frames: framesFigures,
  rows: rowsFigures,
  together: togetherFigures,
  memory: memoryFigures,
  metrics: metricsFigures,
  'first-fill': firstFillFigures,
}

/** Said before the name of a bench that is run in this very process. */
const ALONE = '--alone'

/** Each bench runs in a process of its own, so that none measures what another left behind. */
function runApart(name: string): Figure[] {
  const { stdout, status } = spawnSync(process.execPath, [import.meta.filename, ALONE, name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) throw new Error(`the bench ${name} failed`)
  return JSON.parse(stdout)
}

function table(figures: readonly Figure[]): string {
  const round = (value: number | undefined) =>
    value === undefined ? '' : value >= 100 ? value.toFixed(0) : value.toFixed(1)
  const rows = figures.map((figure) => {
    const { name, ours, worst, baseline, unit, bar } = figure
    const ratio = baseline === undefined ? '' : `${(ours / baseline).toFixed(2)}x`
    const promise = 'limit' in bar ? `${bar.limit} ${unit}` : `${bar.times}x`
    return [
      name,
      `${round(ours)} ${unit}`,
      round(worst),
      round(baseline),
      ratio,
      promise,
      isKept(figure) ? 'kept' : 'MISSED',
    ]
  })
  const head = ['figure', 'ours', 'worst', 'raw', 'ratio', 'at most', '']
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i]!.length)))
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const known = Object.keys(benches).join(', ')
const names = process.argv.slice(2)
const strange = names.find((name) => !benches[name] && name !== ALONE)
if (strange) throw new Error(`there is no bench ${strange}; there are ${known}`)
const [first, alone] = names
if (first === ALONE) process.stdout.write(JSON.stringify(await benches[alone ?? '']?.()))
else report(names.length > 0 ? names : Object.keys(benches))

/** Some of them, or all; the load tells how far the times are the machine's own affair. */
function report(chosen: readonly string[]): void {
  const before = loadavg()[0]!
  const figures = chosen.flatMap(runApart)
  const load = { before, after: loadavg()[0]! }
  const results = join(import.meta.dirname, 'results')
  mkdirSync(results, { recursive: true })
  const written = {
    at: new Date().toISOString(),
    node: process.version,
    cores: cpus().length,
    load,
    figures,
  }
  writeFileSync(join(results, 'latest.json'), `${JSON.stringify(written, null, 2)}\n`)
  console.log(table(figures))
  console.log(
    `\nLoad of ${cpus().length} cores: ${load.before.toFixed(1)}, ${load.after.toFixed(1)}`,
  )
  console.log(`The same as JSON: ${join('test', 'bench', 'results', 'latest.json')}`)
}
