import { basicOrBearer } from '../basic-or-bearer.ts'
import type { Connector } from '../connector.ts'
import { BackstageSettings } from './backstage-settings.ts'
import { probeBackstage } from './probe-backstage.ts'
import { entries, FILES } from './read-entries.ts'

export const backstage: Connector<BackstageSettings> = {
  kind: 'backstage',
  title: 'Backstage catalogue',
  says: 'Services, interfaces, resources and teams, who owns what, and what depends on what, from catalog-info.yaml files.',
  address: {
    says: 'A file on the web as it is called “raw” where code is kept, or a file or folder of this machine, such as /srv/catalogue or C:\\catalogue. Of a folder every .yaml and .yml is read.',
    usual: null,
  },
  files: FILES,
  secret: {
    label: 'Token',
    says: 'Only for a file on the web that is not open to everybody: a token that may read it, or user:password.',
    due: false,
  },
  settings: BackstageSettings,
  authorize: basicOrBearer,
  atOnce: 2,
  streams: [entries],
  probe: probeBackstage,
}
