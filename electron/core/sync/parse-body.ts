import { DEEPEST, judgeJson } from '#shared/domain/sync/judge-json.ts'
import { OutwardError } from './outward.ts'

type Received = {
  readonly host: string
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string>>
  /** Takes out what the host echoes of what proves who asks. */
  readonly mask?: (text: string) => string
}

const asItIs = (text: string) => text

/** Text in the alphabet that the host names; what is not valid in it becomes a replacement character. */
export function toText({ bytes, headers, mask = asItIs }: Omit<Received, 'host'>): string {
  const [, charset = 'utf-8'] =
    /charset\s*=\s*"?([^\s";]+)/i.exec(headers['content-type'] ?? '') ?? []
  return mask(decoderOf(charset).decode(bytes))
}

function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}

/** What the JSON says; `undefined` where the host said nothing and meant it. */
export function toJson({
  host,
  status,
  bytes,
  headers,
  mask = asItIs,
}: Received & { readonly status: number }): unknown {
  if (status === 204 || status === 205) return undefined
  const text = mask(new TextDecoder().decode(bytes))
  const tooMuch = judgeJson(text)
  if (tooMuch && !isPage(text, headers)) throw tooMuchOf(host, tooMuch)
  try {
    return mayHarm(text) ? JSON.parse(text, harmless) : JSON.parse(text)
  } catch (cause) {
    throw notJson({ host, text, headers, cause })
  }
}

/** Costly, so only where such a key or half a character may stand there, in whatever writing. */
const mayHarm = (text: string): boolean => /__proto__|\\u(005f|d[89a-f])/i.test(text)

/** Without what would redefine an object; half a character, which no address can hold, is replaced. */
function harmless(key: string, value: unknown): unknown {
  if (key === '__proto__') return undefined
  return typeof value === 'string' ? value.toWellFormed() : value
}

function tooMuchOf(host: string, tooMuch: 'tooDeep' | 'fieldTooLong'): OutwardError {
  const because =
    tooMuch === 'tooDeep'
      ? `${host} answered with something nested deeper than ${DEEPEST} levels, which is not read.`
      : `${host} answered with a field of more than 1 MB, which is not read.`
  return new OutwardError(because, { trouble: 'tooLarge' })
}

type Misread = {
  readonly host: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly cause: unknown
}

function notJson({ host, text, headers, cause }: Misread): OutwardError {
  const fix = 'Check the address of the source: it should be that of the interface for programs.'
  const over = { trouble: 'notUnderstood', fix, cause } as const
  if (text.trim() === '') return new OutwardError(`${host} answered with nothing.`, over)
  if (!isPage(text, headers)) {
    return new OutwardError(`${host} answered with something that is not whole JSON.`, over)
  }
  return /sign.?in|log.?in|password|saml|sso\b/i.test(text)
    ? new OutwardError(
        `${host} answered with a web page that looks like a sign-in page instead of what was asked for.`,
        { ...over, fix: `Give a valid secret for the source. ${fix}` },
      )
    : new OutwardError(`${host} answered with a web page instead of what was asked for.`, over)
}

const isPage = (text: string, headers: Misread['headers']): boolean =>
  /^(text\/html|application\/xhtml)/i.test(headers['content-type'] ?? '') || /^\s*</.test(text)
