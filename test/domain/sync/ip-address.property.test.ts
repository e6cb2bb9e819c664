import { BlockList, isIP } from 'node:net'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWithin, parseIp } from '#shared/domain/sync/ip-address.ts'

const ip = fc.oneof(fc.ipV4(), fc.ipV6())
const scrap = fc.string({ unit: fc.constantFrom(...'0123456789abcdef:.g'), maxLength: 20 })

test('reads exactly what is an address', () => {
  fc.assert(
    fc.property(fc.oneof(ip, scrap), (text) => {
      const bytes = parseIp(text)
      expect(bytes?.length ?? 0).toBe({ 0: 0, 4: 4, 6: 16 }[isIP(text)])
    }),
    { numRuns: 2_000 },
  )
})

test('ranges hold what the library of the runtime says they hold', () => {
  const range = fc.record({ start: ip, bits: fc.nat(128) })
  fc.assert(
    fc.property(range, ip, ({ start, bits }, address) => {
      fc.pre(isIP(start) === isIP(address) && bits <= (isIP(start) === 4 ? 32 : 128))
      const family = isIP(start) === 4 ? 'ipv4' : 'ipv6'
      const oracle = new BlockList()
      oracle.addSubnet(start, bits, family)
      const bytes = parseIp(address) ?? []
      expect(isWithin(bytes, `${start}/${bits}`)).toBe(oracle.check(address, family))
    }),
    { numRuns: 2_000 },
  )
})
