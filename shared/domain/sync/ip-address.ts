/** The bytes of an IP address, 4 or 16 of them; `undefined` for anything else, such as a name. */
export function parseIp(text: string): readonly number[] | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '')
  return bare.includes(':') ? parseIp6(bare) : parseIp4(bare)
}

function parseIp4(text: string): readonly number[] | undefined {
  const parts = text.split('.')
  const bytes = parts.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256))
  return bytes.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined
}

function parseIp6(text: string): readonly number[] | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [front, back] = halves.map(bytesOfGroups)
  if (!front) return undefined
  if (halves.length === 1) return front.length === 16 ? front : undefined
  if (!back || front.length + back.length > 14) return undefined
  return [...front, ...Array<number>(16 - front.length - back.length).fill(0), ...back]
}

/** Groups of four digits, the last of which may be written as an address of version 4. */
function bytesOfGroups(text: string): readonly number[] | undefined {
  const groups = text === '' ? [] : text.split(':')
  const bytes: number[] = []
  for (const [at, group] of groups.entries()) {
    const version4 = at === groups.length - 1 ? parseIp4(group) : undefined
    if (version4) bytes.push(...version4)
    else if (/^[\da-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16)
      bytes.push(value >> 8, value & 255)
    } else return undefined
  }
  return bytes
}

/** The address of version 4 that one of version 6 stands for: mapped, compatible, translated or 6to4. */
export function embeddedIp4(bytes: readonly number[]): readonly number[] | undefined {
  if (bytes.length !== 16) return undefined
  if (isWithin(bytes, '2002::/16')) return bytes.slice(2, 6)
  const ranges = ['::ffff:0:0/96', '::ffff:0:0:0/96', '64:ff9b::/96', '64:ff9b:1::/48']
  const compatible = isWithin(bytes, '::/96') && !isWithin(bytes, '::/127')
  return compatible || ranges.some((range) => isWithin(bytes, range)) ? bytes.slice(12) : undefined
}

/** Whether an address lies in a range such as `10.0.0.0/8`; a lone address is a range of one. */
export function isWithin(bytes: readonly number[], range: string): boolean {
  const [start = '', length] = range.split('/')
  const from = parseIp(start)
  if (!from || from.length !== bytes.length) return false
  const bits = length === undefined ? from.length * 8 : Number(length)
  return from.every((byte, at) => {
    const counted = Math.min(8, Math.max(0, bits - at * 8))
    const mask = (0xff << (8 - counted)) & 0xff
    return (byte & mask) === ((bytes[at] ?? 0) & mask)
  })
}
