import type { Progress } from '#shared/contract/index.ts'

/** Answers go to stdout for programs to read; everything said to people goes to stderr. */
export const answer = (text: string) => void process.stdout.write(`${text}\n`)
export const say = (text: string) => void process.stderr.write(`${text}\n`)

/** Whoever reads along may stop before the end, as `head` does: what we do goes on. */
export function passOverClosedPipes(): void {
  for (const out of [process.stdout, process.stderr]) {
    out.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}

const PAUSE_MS = 1000

/** One line that moves on a terminal; a line a second elsewhere. */
export function createProgressLine(out: NodeJS.WriteStream = process.stderr) {
  let last = Number.NEGATIVE_INFINITY
  return {
    show({ done, total, doing }: Progress): void {
      const share = total > 0 ? ` ${Math.floor((100 * done) / total)} %` : ''
      const now = performance.now()
      if (out.isTTY) out.write(`\r\u001b[K${doing}${share}`)
      else if (now - last >= PAUSE_MS) {
        last = now
        out.write(`${doing}${share}\n`)
      }
    },
    end: () => void (out.isTTY && out.write('\r\u001b[K')),
  }
}
