/** “a”, “a and b”, “a, b and 3 more”. */
export function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? ''
  if (parts.length <= 3) return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
  return `${parts.slice(0, 2).join(', ')} and ${parts.length - 2} more`
}

export const quoted = (text: string): string => `“${text}”`

/** A reason or a wording, where one was given and still stands. */
export const because = (reason: string | null | undefined): string =>
  reason ? `: ${quoted(reason)}` : ''

type Labels = Readonly<Record<string, string>>
type Values = Readonly<Record<string, unknown>>
type Tell = (field: string, value: unknown) => string | undefined

/** “set its tier to 1 and took its region away”; `tell` has the word for a value that needs one. */
export function changed(to: Values, { labels, tell }: { labels: Labels; tell?: Tell }): string {
  const told = Object.entries(to).map(([field, value]) => {
    const label = labels[field] ?? field
    if (value === null || (Array.isArray(value) && value.length === 0))
      return `took its ${label} away`
    const word = tell?.(field, value) ?? plainValue(value)
    return word === undefined ? `changed its ${label}` : `set its ${label} to ${word}`
  })
  return told.length === 0 ? 'changed nothing' : listed(told)
}

/** `undefined` for what is too much for a sentence. */
function plainValue(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.length <= 80 ? quoted(value) : undefined
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return listed(value)
  return undefined
}

type Slot = { readonly zone: string; readonly from: string; readonly to: string }

/** Clock times as they were agreed: 2026-11-21 22:00 to 23:30, Berlin time. */
export function slotWords({ zone, from, to }: Slot): string {
  const [firstDay, start = ''] = from.split('T')
  const [lastDay, end = ''] = to.split('T')
  const until = firstDay === lastDay ? end : `${lastDay} ${end}`
  return `${firstDay} ${start} to ${until}, ${zone.split('/').at(-1)?.replaceAll('_', ' ')} time`
}
