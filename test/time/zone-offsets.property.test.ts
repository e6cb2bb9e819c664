import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { readWall, writeWall } from '#shared/time/wall-time.ts'
import { windowsZones } from '#shared/time/windows-zones.ts'
import { isTimeZone } from '#shared/time/zone.ts'
import { instantOfWall, wallOfInstant, zoneOffsets } from '#shared/time/zone-offsets.ts'
import facts from './recurrence-facts.json' with { type: 'json' }

const zones = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca'],
  ...['Asia/Kathmandu', 'Pacific/Apia', 'America/Sao_Paulo', 'Antarctica/Troll'],
)
const walls = fc.integer({ min: 0, max: 68 * 365 * 24 * 60 }).map((minutes) => minutes * 60_000)

test('a clock time is the moment that Temporal says', () => {
  fc.assert(
    fc.property(zones, walls, (zone, wallMs) => {
      const theirs = Temporal.PlainDateTime.from(writeWall(wallMs)).toZonedDateTime(zone)
      expect(instantOfWall(wallMs, zoneOffsets(zone))).toBe(theirs.epochMilliseconds)
    }),
    { numRuns: 1000 },
  )
})

test('a clock shows at a moment what Temporal says', () => {
  fc.assert(
    fc.property(zones, walls, (zone, instant) => {
      const theirs = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone)
      expect(writeWall(wallOfInstant(instant, zoneOffsets(zone)))).toBe(
        writeWall(readWall(theirs.toPlainDateTime().toString({ smallestUnit: 'second' }))!),
      )
    }),
    { numRuns: 500 },
  )
})

test.each(facts.dst.rows)('$local in $zone ($kind)', ({ local, zone, utcRfc5545 }) => {
  expect(instantOfWall(readWall(local)!, zoneOffsets(zone))).toBe(Date.parse(utcRfc5545))
})

test.each(facts.dst.dayLengths)('$from in $zone is $elapsedHours hours long', (day) => {
  const [from, to] = [day.from, day.to].map((at) =>
    instantOfWall(readWall(at)!, zoneOffsets(day.zone)),
  )
  expect((to! - from!) / 3_600_000).toBe(day.elapsedHours)
})

test('every Windows name means a zone that this machine knows', () => {
  expect(windowsZones.size).toBeGreaterThan(130)
  expect([...windowsZones.values()].filter((zone) => !isTimeZone(zone))).toEqual([])
})
