import { holdMs, hostNow } from '#shared/domain/sync/hold.ts'
import type { Connector } from '../connectors/connector.ts'
import {
  type Clock,
  type Exchange,
  type ExchangeAnswer,
  ExchangeError,
  type ExchangeRequest,
  type Trust,
} from '../ports.ts'
import { followRedirects } from './follow-redirects.ts'
import type { HostGate } from './host-gates.ts'
import { judgeStatus } from './judge-status.ts'
import { OutwardError } from './outward.ts'
import { toText } from './parse-body.ts'
import { HeldError } from './persevere.ts'
import { readBounded, readStart } from './read-bounded.ts'
import { vendorMessage } from './vendor-message.ts'
import { within } from './wait.ts'

const FIRST_BYTE_MS = 30_000
const WHOLE_BODY_MS = 120_000
const LONGEST_HOLD_MS = 30_000
const SOME_BYTES = 64 * 1024
const MOST_REDIRECTS = 5

type Asked = {
  readonly exchange: Exchange
  readonly clock: Clock
  readonly trust: Trust
  readonly holdUntil?: Connector['holdUntil']
  readonly signal: AbortSignal
  readonly gate: HostGate
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly method: ExchangeRequest['method']
  readonly body?: string | undefined
  /** Whether “nothing changed” is an answer to this. */
  readonly conditional: boolean
  readonly leftMs: () => number
}

export type Came = {
  readonly url: URL
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** Asks once, with the redirects that belong to it, and reads the answer; whatever stands against it is thrown. */
export async function askHost(asked: Asked): Promise<Came> {
  try {
    const { url, answer } = await followRedirects(asked.url, {
      most: changes(asked) ? 0 : MOST_REDIRECTS,
      ask: (hop) => exchangeOnce(asked, hop),
      leave: (redirect) => readSome(asked, redirect),
    })
    const { status, headers } = answer
    const bytes = isGood(asked, status) ? await readWhole(asked, answer) : undefined
    if (bytes) return { url, status, headers, bytes }
    throw await refusal(asked, answer)
  } catch (error) {
    asked.signal.throwIfAborted()
    throw error instanceof ExchangeError ? toOutward(error) : error
  }
}

async function exchangeOnce(asked: Asked, url: URL): Promise<ExchangeAnswer> {
  const { exchange, signal, trust, headers, gate, leftMs, method, body } = asked
  await gate.pass({ signal, atMostMs: Math.min(LONGEST_HOLD_MS, leftMs()) })
  const answer = await within(Math.min(FIRST_BYTE_MS, leftMs()), {
    ...asked,
    late: () => silent(url.host, 'did not answer in time'),
    run: (inTime) => exchange({ url, method, headers, body, signal: inTime, trust }),
  })
  gate.hold(heldFor(asked, answer))
  return answer
}

const silent = (host: string, because: string) =>
  new OutwardError(`${host} ${because}.`, { trouble: 'unreachable', passing: true })

function heldFor({ clock, holdUntil }: Asked, { status, headers }: ExchangeAnswer): number {
  const now = hostNow(headers, clock.now())
  return holdMs({ headers, now, until: holdUntil?.({ status, headers, now }) })
}

/** Whoever changes something must know where; it is never changed where the host points to. */
const changes = ({ method }: Asked): boolean => method === 'PUT' || method === 'DELETE'

/** That something else stands there than was expected is an answer, too. */
const CONFLICT = 412

const isGood = (asked: Asked, status: number): boolean =>
  (status >= 200 && status < 300) ||
  (status === 304 && asked.conditional) ||
  (changes(asked) && (status === CONFLICT || (asked.method === 'DELETE' && isGone(status))))

const isGone = (status: number): boolean => status === 404 || status === 410

async function refusal(asked: Asked, answer: ExchangeAnswer): Promise<OutwardError> {
  const { status, headers } = answer
  const { host } = asked.url
  const said = vendorMessage(toText({ bytes: await readSome(asked, answer), headers }))
  const heldMs = mayMeanHold(status) ? heldFor(asked, answer) : 0
  return heldMs > 0 ? held({ asked, status, said, heldMs }) : judgeStatus({ host, status, said })
}

const readSome = (asked: Asked, { body }: ExchangeAnswer): Promise<Uint8Array> =>
  within(FIRST_BYTE_MS, {
    ...asked,
    late: () => silent(asked.url.host, 'stopped in the middle of its answer'),
    run: (signal) => readStart(body, { signal, atMost: SOME_BYTES }),
  })

/** Some hosts forbid what they only put off. */
const mayMeanHold = (status: number): boolean => status === 403 || status === 429 || status >= 500

type Held = {
  readonly asked: Asked
  readonly status: number
  readonly said: string
  readonly heldMs: number
}

function held({ asked, status, said, heldMs }: Held): HeldError {
  const because = `${asked.url.host} asks to be left alone for a while (status ${status}).`
  return new HeldError(said === '' ? because : `${because} It says: “${said}”`, {
    trouble: 'limited',
    notBefore: Math.ceil(asked.clock.now() + heldMs),
    passing: true,
  })
}

const readWhole = (asked: Asked, { body }: ExchangeAnswer): Promise<Uint8Array> =>
  within(WHOLE_BODY_MS, {
    ...asked,
    late: () => silent(asked.url.host, 'took too long to send its answer'),
    run: (signal) => readBounded(body, { host: asked.url.host, signal }),
  })

const toOutward = ({ message, trouble, fix }: ExchangeError): OutwardError =>
  new OutwardError(message, { trouble, fix, passing: trouble === 'unreachable' })
