import type { serviceEvents } from '#shared/events/services.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import { given } from '../ledger/given.ts'
import type { Projection } from '../ledger/projection.ts'

export const serviceProjection: Projection<keyof typeof serviceEvents> = {
  owns: { services: 'id' },
  edition: 1,
  tables: `
    CREATE TABLE services (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      owner_team TEXT,
      tier INTEGER NOT NULL,
      description TEXT,
      repository TEXT,
      sensitivity TEXT,
      regions TEXT NOT NULL,
      needs_zero_downtime INTEGER,
      version_scheme TEXT,
      retired INTEGER NOT NULL,
      version INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX services_by_name ON services (name COLLATE NOCASE);`,
  topic: 'services',
  open(db) {
    const add = db.prepare(`
      INSERT INTO services
      VALUES (@subject, @name, @ownerTeam, @tier, @description, @repository, @sensitivity,
        @regions, @needsZeroDowntime, @versionScheme, 0, 1)`)
    const change = db.prepare(`
      UPDATE services SET ${given('name')}, ${given('ownerTeam', 'owner_team')},
        ${given('tier')}, ${given('repository')}, ${given('sensitivity')}, ${given('regions')},
        ${given('needsZeroDowntime', 'needs_zero_downtime')},
        ${given('versionScheme', 'version_scheme')}, version = version + 1
      WHERE id = @subject`)
    const describe = db.prepare(`
      UPDATE services SET description = @description, version = version + 1 WHERE id = @subject`)
    const retire = db.prepare(`
      UPDATE services SET retired = @retired, version = version + 1 WHERE id = @subject`)

    return {
      'service.added': ({ subject, payload, personal }) =>
        exactlyOne(
          add.run({
            subject,
            ...payload,
            description: personal?.description ?? null,
            regions: JSON.stringify(payload.regions),
            needsZeroDowntime: toBit(payload.needsZeroDowntime),
          }),
        ),
      'service.changed': ({ subject, payload: { to } }) =>
        exactlyOne(change.run({ subject, to: JSON.stringify(to) })),
      'service.described': ({ subject, personal }) =>
        exactlyOne(describe.run({ subject, description: personal?.description ?? null })),
      'service.retired': ({ subject }) => exactlyOne(retire.run({ subject, retired: 1 })),
      'service.reinstated': ({ subject }) => exactlyOne(retire.run({ subject, retired: 0 })),
    }
  },
}

const toBit = (truth: boolean | null) => (truth === null ? null : Number(truth))
