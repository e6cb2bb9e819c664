/** Year, month, then what follows: a day, a counter, or a day and a counter. */
type Fields = readonly number[]

type ReadVersion = { readonly fields: Fields } | { readonly fault: string }

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[.-](\d{1,9}))?$/
const PARTED = /^(\d{4}|\d{2})[.-](\d{1,2})(?:[.-](\d{1,9}))?(?:[.-](\d{1,9}))?$/

/**
 * Reads 2026.11.20, 2026.11, 26.11 or 20261120, with an optional counter after it.
 *
 * A third field is a day or the month's counter. Which one never has to be decided: fields are
 * ordered one by one, so both readings order alike. Before a counter it can only be a day.
 */
export function readDateVersion(version: string): ReadVersion {
  const compact = COMPACT.exec(version)
  const parts = (compact ?? PARTED.exec(version))?.slice(1).filter((part) => part !== undefined)
  if (!parts) {
    return { fault: `${version} is not a date version such as 2026.11.20, 2026.11 or 20261120` }
  }
  const [first, ...rest] = parts.map(Number) as [number, ...number[]]
  const fields = [first < 100 ? 2000 + first : first, ...rest]
  const fault = faultOfDate(fields, { thirdIsDay: compact !== null || fields.length === 4 })
  return fault ? { fault: `${version} ${fault}` } : { fields }
}

/** Orders two well-formed versions; of two that begin alike, the one that says more is newer. */
export function orderDateVersions(a: string, b: string): number {
  const [x, y] = [fieldsOf(a), fieldsOf(b)]
  const differing = x.findIndex((field, place) => field !== y[place])
  if (differing < 0) return x.length - y.length
  return x[differing]! - (y[differing] ?? -1)
}

function fieldsOf(version: string): Fields {
  const read = readDateVersion(version)
  if ('fault' in read) throw new Error(read.fault)
  return read.fields
}

function faultOfDate(fields: Fields, { thirdIsDay }: { readonly thirdIsDay: boolean }) {
  const [year = 0, month = 0, day = 1] = fields
  if (year < 2000 || year > 2099) return 'does not begin with a year from 2000 to 2099'
  if (month < 1 || month > 12) return 'has no month from 1 to 12 after the year'
  if (!thirdIsDay) return undefined
  return day >= 1 && day <= daysIn(year, month) ? undefined : 'names a day that its month lacks'
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
