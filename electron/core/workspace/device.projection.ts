import type { workspaceEvents } from '#shared/events/workspace.events.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'
import type { Projection } from '../ledger/projection.ts'

export type DeviceEvent = Extract<
  keyof typeof workspaceEvents,
  'device.introduced' | 'clock.jumped'
>

export const deviceProjection: Projection<DeviceEvent> = {
  owns: { devices: 'device' },
  edition: 1,
  tables: `
    CREATE TABLE devices (
      device TEXT PRIMARY KEY,
      public_key TEXT NOT NULL,
      protection TEXT NOT NULL,
      introduced_at INTEGER NOT NULL,
      clock_jumps INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX devices_by_key ON devices (public_key);`,
  topic: 'workspace',
  open(db) {
    const introduce = db.prepare(
      'INSERT INTO devices VALUES (@subject, @publicKey, @protection, @at, 0)',
    )
    const jump = db.prepare(
      'UPDATE devices SET clock_jumps = clock_jumps + 1 WHERE device = @subject',
    )
    return {
      'device.introduced': ({ subject, at, payload }) =>
        exactlyOne(introduce.run({ subject, at, ...payload })),
      'clock.jumped': ({ subject }) => exactlyOne(jump.run({ subject })),
    }
  },
}
