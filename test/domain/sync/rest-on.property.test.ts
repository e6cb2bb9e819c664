import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restOn } from '#shared/domain/sync/rest-on.ts'
import type { ReleaseId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'

const id = <Id extends string>(...names: string[]) => fc.constantFrom(...(names as Id[]))
const service = id<ServiceId>('s1', 's2', 's3', 's4')
const source = id<SourceId>('a', 'b', 'c')

test('a release rests on a source exactly where one of its services is known from there', () => {
  let resting = 0
  const releases = fc.uniqueArray(
    fc.record({ id: id<ReleaseId>('r1', 'r2', 'r3', 'r4'), services: fc.array(service) }),
    { selector: (release) => release.id },
  )
  const joined = fc.array(fc.record({ service, source }))
  fc.assert(
    fc.property(releases, joined, (releases, joined) => {
      const found = restOn(releases, joined)
      for (const one of ['a', 'b', 'c'] as SourceId[]) {
        const expected = releases.filter(({ services }) =>
          joined.some((join) => join.source === one && services.includes(join.service)),
        )
        expect(found.get(one) ?? []).toEqual(expected)
        resting += expected.length
      }
    }),
  )
  expect(resting).toBeGreaterThan(20)
})
