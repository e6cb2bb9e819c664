const LONGEST = 200
const fields = ['message', 'error_description', 'detail', 'error']

/** What a refusal says in one of the fields that vendors use for it, if it is short; else nothing. */
export function vendorMessage(text: string): string {
  const said = fields
    .map((name) => fieldOf(parsed(text), name))
    .flatMap((value) => [value, fieldOf(value, 'message')])
    .find((value) => typeof value === 'string' && value.trim() !== '')
  const plain = String(said ?? '')
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
  return plain.length <= LONGEST ? plain : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const fieldOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null
    ? Object.getOwnPropertyDescriptor(of, name)?.value
    : undefined
