import { basicOrBearer } from '../basic-or-bearer.ts'
import type { Connector } from '../connector.ts'
import { CsvSettings } from './csv-settings.ts'
import { probeCsv } from './probe-csv.ts'
import { entries } from './read-entries.ts'
import { FILES } from './read-rows.ts'

export const csv: Connector<CsvSettings> = {
  kind: 'csv',
  title: 'Table of services (CSV)',
  says: 'Services with their owners, tiers and dependencies, from a table with a header and a row for each.',
  address: {
    says: 'A file on the web, or a file or folder of this machine, such as /srv/services.csv or C:\\services.csv. Of a folder every .csv and .tsv is read.',
    usual: null,
  },
  files: FILES,
  secret: {
    label: 'Token',
    says: 'Only for a file on the web that is not open to everybody: a token that may read it, or user:password.',
    due: false,
  },
  settings: CsvSettings,
  authorize: basicOrBearer,
  atOnce: 2,
  streams: [entries],
  probe: probeCsv,
}
