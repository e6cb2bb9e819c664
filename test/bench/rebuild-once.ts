import Sqlite from 'better-sqlite3'
import { openForReading } from '#core/database/open-database.ts'
import { createGovernedTables } from '#core/ledger/governed-tables.ts'
import { rebuildInto } from '#core/ledger/rebuild-into.ts'
import { projections } from '#core/projections.ts'
import { timed } from './figure.ts'

const source = openForReading(process.argv[2]!)
const scratch = new Sqlite(':memory:')
createGovernedTables(scratch, projections)
const ms = timed(() => rebuildInto(source, scratch, { projections }))
const mb = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ ms, mb }))
