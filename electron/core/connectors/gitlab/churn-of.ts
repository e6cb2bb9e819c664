import { z } from 'zod'
import { loose } from '../raw-fields.ts'

const Changed = z.object({
  diff: z.string().catch(''),
  collapsed: loose.flag,
  too_large: loose.flag,
  renamed_file: loose.flag,
})

export type Churn = {
  readonly added: number
  readonly removed: number
  readonly files: number
  /** False where GitLab left out lines, because there are too many. */
  readonly whole: boolean
}

/** Counts the lines of the differences that GitLab tells file by file. */
export function churnOf(files: readonly unknown[]): Churn {
  let added = 0
  let removed = 0
  let whole = true
  for (const raw of files) {
    const file = Changed.safeParse(raw).data
    if (!file || isCut(file)) whole = false
    for (const line of linesOf(file?.diff ?? '')) {
      if (line.startsWith('+')) added += 1
      if (line.startsWith('-')) removed += 1
    }
  }
  return { added, removed, files: files.length, whole }
}

/** Older versions leave out the lines without a word. */
const isCut = ({ diff, collapsed, too_large, renamed_file }: z.infer<typeof Changed>): boolean =>
  collapsed === true ||
  too_large === true ||
  (typeof collapsed !== 'boolean' && diff === '' && renamed_file !== true)

/** Some versions put the names of both files before the first hunk; those are no lines. */
function linesOf(diff: string): readonly string[] {
  const lines = diff.split('\n')
  const begins = lines.findIndex((line) => line.startsWith('@@'))
  return begins < 0 ? [] : lines.slice(begins)
}
