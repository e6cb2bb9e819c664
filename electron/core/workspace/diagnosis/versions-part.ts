import { arch, release } from 'node:os'
import process from 'node:process'
import type { CoreContext } from '../core-context.ts'
import type { Inspected } from './inspect-database.ts'
import { linesOf, type Part } from './part.ts'

export const versionsPart = ({ program, schema }: CoreContext, { sqlite }: Inspected): Part => ({
  name: 'Versions',
  says: 'What runs: a fault is often known for one version.',
  personal: false,
  text: linesOf([
    ['Signalbox', program],
    ['schema', schema],
    ['Node', process.versions.node],
    ['Electron', process.versions['electron'] ?? 'none'],
    ['SQLite', sqlite],
    ['Node-API', process.versions['napi']],
    ['platform', `${process.platform} ${release()} ${arch()}`],
  ]),
})
