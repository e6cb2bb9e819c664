import { cpus, totalmem } from 'node:os'
import process from 'node:process'
import { linesOf, type Part } from './part.ts'

/** Nothing of its environment or its arguments: they may hold secrets. */
export function processPart(): Part {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage()
  const { timeZone, locale } = new Intl.DateTimeFormat().resolvedOptions()
  return {
    name: 'Process',
    says: 'How the process that holds the workspace is doing.',
    personal: false,
    text: linesOf([
      ['running for', `${Math.round(process.uptime())} s`],
      ['memory', megabytes(rss)],
      ['heap', `${megabytes(heapUsed)} of ${megabytes(heapTotal)}`],
      ['memory outside the heap', megabytes(external)],
      ['memory of the machine', megabytes(totalmem())],
      ['processors', cpus().length],
      ['time zone', timeZone],
      ['language', locale],
    ]),
  }
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`
