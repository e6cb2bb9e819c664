import fc from 'fast-check'
import { ItemKind, Strategy } from '#shared/vocabulary/release.ts'

/** Text as the contract keeps it: something, on one line, without blanks around it. */
export const label = fc
  .string({ minLength: 1, maxLength: 40 })
  .filter((text) => text === text.trim() && text !== '' && !/\p{Cc}/u.test(text))

export const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })

/** `fc.uuid` with any version the contract takes. */
export const uuid = fc.uuid({ version: 7 })

const reference = fc.record({
  system: label,
  key: label,
  url: orNull(fc.webUrl({ validSchemes: ['https'] })),
})

const scope = fc.oneof(
  fc.constant(null),
  fc.constant({ of: 'wholeRelease' as const }),
  fc.record({
    of: fc.constant('items' as const),
    items: fc.uniqueArray(uuid, { minLength: 1, maxLength: 4 }),
  }),
)

export const someDetails = fc.record({
  name: label,
  goal: orNull(label),
  strategy: orNull(fc.constantFrom(...Strategy.options)),
  owner: orNull(uuid),
  lead: orNull(uuid),
  rollbackScope: scope,
  abortCriteria: fc.array(label, { maxLength: 4 }),
  complianceTags: fc.array(label, { maxLength: 4 }),
  references: fc.array(reference, { maxLength: 4 }),
})

export const someItemDetails = fc.record({
  kind: fc.constantFrom(...ItemKind.options),
  title: label,
  service: orNull(uuid),
  version: orNull(label),
  buildId: orNull(label),
  artifactDigest: fc.constantFrom(null, `sha256:${'a1'.repeat(32)}`),
  changeReference: orNull(label),
  businessCapability: orNull(label),
})

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham', 'UTC']
const HOUR_MS = 3_600_000

/** Moments of two years, with a clock change of each zone among them. */
export const somePlace = fc.record({
  zone: fc.constantFrom(...zones),
  startsAt: fc
    .integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 11, 31) / 60_000 })
    .map((minute) => minute * 60_000),
  length: fc.integer({ min: 1, max: 72 * 60 }).map((minutes) => minutes * 60_000),
})
export const nearClockChange = fc.record({
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York'),
  startsAt: fc
    .integer({ min: -6 * 60, max: 10 * 60 })
    .chain((minutes) =>
      fc
        .constantFrom(Date.UTC(2026, 9, 25, 1), Date.UTC(2026, 10, 1, 6))
        .map((turn) => turn + minutes * 60_000),
    ),
  length: fc.integer({ min: 1, max: 5 * 60 }).map((minutes) => minutes * (HOUR_MS / 60)),
})
