const SECRET =
  /^(current|key|link|start_?code|cookies?|authorization)$|(passphrase|password|token|secret|(private|client)_?key)s?$/i
const WITHHELD = '[withheld]'
/** What lies deeper than this was not written to be read. */
const DEEPEST = 12

/** A copy for the log: whatever goes by the name of a secret is left out, however deep it lies. */
export function withholdSecrets(fields: object): Record<string, unknown> {
  return fieldsOf(fields, [fields])
}

/** `within` is the way down to a value, which may lead round in a circle. */
function copyOf(value: unknown, within: readonly object[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (within.includes(value)) return '[seen above]'
  if (within.length > DEEPEST) return '[too deep]'
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (value instanceof Date) return value
  const further = [...within, value]
  if (Array.isArray(value)) return value.map((one) => copyOf(one, further))
  return value instanceof Error ? errorOf(value, further) : fieldsOf(value, further)
}

const fieldsOf = (value: object, within: readonly object[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      SECRET.test(name) ? WITHHELD : copyOf(one, within),
    ]),
  )

const errorOf = (error: Error, within: readonly object[]) => ({
  type: error.constructor.name,
  message: error.message,
  stack: error.stack,
  ...(error.cause !== undefined && { cause: copyOf(error.cause, within) }),
  ...fieldsOf(error, within),
})
