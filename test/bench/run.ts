import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { type Figure, isKept } from './figure.ts'
import { commandFigures } from './figures/command.ts'
import { ledgerFigures } from './figures/ledger.ts'
import { readFigures } from './figures/read.ts'
import { startFigures } from './figures/start.ts'

const benches: Readonly<Record<string, () => Promise<Figure[]>>> = {
  command: commandFigures,
  read: readFigures,
  ledger: ledgerFigures,
  start: startFigures,
}

/** Each bench runs in a process of its own, so that none measures what another left behind. */
function runApart(name: string): Figure[] {
  const { stdout, status } = spawnSync(process.execPath, [import.meta.filename, name], {
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
    const { name, ours, baseline, unit, bar } = figure
    const ratio = baseline === undefined ? '' : `${(ours / baseline).toFixed(2)}x`
    const promise = baseline === undefined ? `${bar} ${unit}` : `${bar}x`
    return [
      name,
      `${round(ours)} ${unit}`,
      round(baseline),
      ratio,
      promise,
      isKept(figure) ? 'kept' : 'MISSED',
    ]
  })
  const head = ['figure', 'ours', 'raw', 'ratio', 'at most', '']
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

const [one] = process.argv.slice(2)
if (one) {
  const bench = benches[one]
  if (!bench)
    throw new Error(`there is no bench ${one}; there are ${Object.keys(benches).join(', ')}`)
  process.stdout.write(JSON.stringify(await bench()))
} else {
  const figures = Object.keys(benches).flatMap(runApart)
  const results = join(import.meta.dirname, 'results')
  mkdirSync(results, { recursive: true })
  const report = {
    at: new Date().toISOString(),
    node: process.version,
    cores: cpus().length,
    figures,
  }
  writeFileSync(join(results, 'latest.json'), `${JSON.stringify(report, null, 2)}\n`)
  console.log(table(figures))
  console.log(`\nThe same as JSON: ${join('test', 'bench', 'results', 'latest.json')}`)
}
