import { maskSecrets, openMasking } from '#shared/domain/sync/mask-secrets.ts'
import type { Connector } from '../connectors/connector.ts'
import type { Clock, Exchange, Trust } from '../ports.ts'
import { askHost, type Came } from './ask-host.ts'
import { findDocuments } from './find-documents.ts'
import type { Fresh, Validators } from './fresh.ts'
import { collectFresh } from './fresh-answers.ts'
import { type HostGates, openHostGates } from './host-gates.ts'
import { nextPage } from './next-page.ts'
import {
  type Answer,
  type Change,
  type Changed,
  type Outward,
  type OutwardChange,
  OutwardError,
  type Where,
  type Wish,
} from './outward.ts'
import { toJson, toText } from './parse-body.ts'
import { persevere } from './persevere.ts'
import { addressOf, headersOf, refuseAddress } from './request-policy.ts'

type Means = {
  readonly exchange: Exchange
  readonly clock: Clock
  /** From 0 to 1. */
  readonly random: () => number
}

/** Who asks whom, and how. */
export type About = {
  readonly baseUrl: string
  /** What proves who asks; it goes to the origin of the base address only. */
  readonly headers: Readonly<Record<string, string>>
  /** Stands for whoever asks, without telling the secret. */
  readonly identity: string
  readonly trust: Trust
  readonly plainHttpTo: string | null
  readonly atOnce: number
  readonly holdUntil?: Connector['holdUntil']
  readonly validators: Validators
  readonly signal: AbortSignal
}

export type Outwards = {
  readonly for: (about: About) => {
    readonly outward: Outward
    readonly change: OutwardChange
    /** What the answers said of themselves since this was called last. */
    readonly takeFresh: () => readonly Fresh[]
  }
}

/** The only way out; it lives as long as the core, because all who ask one host share its patience. */
export function openOutwards(means: Means): Outwards {
  const gates = openHostGates(means.clock)
  return {
    for(about) {
      if (isOnTheWeb(about.baseUrl)) gates.of(new URL(about.baseUrl).origin, about.atOnce)
      const fresh = collectFresh()
      const mask = openMasking(about.headers)
      const get = (where: Where, wish: Wish = {}) =>
        ask({ ...about, means, gates, fresh, mask, where, wish }).catch((error: unknown) => {
          throw withoutSecrets(error, about.headers)
        })
      const documents = (like: RegExp) => findDocuments({ ...about, like, fresh, get })
      const send = (change: Change) =>
        makeChange({ ...about, means, gates, fresh, mask, change }).catch((error: unknown) => {
          throw withoutSecrets(error, about.headers)
        })
      return {
        outward: { address: about.baseUrl, get, documents },
        change: { send },
        takeFresh: fresh.take,
      }
    },
  }
}

const isOnTheWeb = (address: string): boolean =>
  URL.canParse(address) && new URL(address).protocol !== 'file:'

type Question = About & {
  readonly means: Means
  readonly gates: HostGates
  readonly fresh: ReturnType<typeof collectFresh>
  readonly mask: (text: string) => string
  readonly where: Where
  readonly wish: Wish
}

type Changing = Omit<Question, 'where' | 'wish'> & { readonly change: Change }

async function makeChange(changing: Changing): Promise<Changed> {
  const { change, plainHttpTo, trust } = changing
  const url = addressOf(change.where, changing.baseUrl)
  refuseAddress(url, { plainHttpTo, privateNetwork: trust.privateNetwork })
  const { method } = change
  const wish = { as: 'text', headers: { ...change.headers, ...expectation(change) } } as const
  const headers = headersOf({ proof: changing.headers, wish, validator: undefined })
  const body = change.method === 'PUT' ? change.body : undefined
  const came = await reach(changing, { url, headers, conditional: false, method, body })
  return came.status === 412
    ? { is: 'conflict' }
    : { is: 'done', etag: came.headers['etag'] ?? null }
}

function expectation(change: Change): Record<string, string> {
  const type: Record<string, string> =
    change.method === 'PUT' ? { 'content-type': change.type } : {}
  if (change.expects === 'whatever') return type
  return change.expects === 'nothing'
    ? { ...type, 'if-none-match': '*' }
    : { ...type, 'if-match': change.expects.etag }
}

async function ask(question: Question): Promise<Answer> {
  const { identity, wish, validators, plainHttpTo, trust, fresh } = question
  const url = addressOf(question.where, question.baseUrl)
  refuseAddress(url, { plainHttpTo, privateNetwork: trust.privateNetwork })
  const asksAgain = wish.unlessSame === true
  const validator = asksAgain ? validators.find({ identity, url: url.href }) : undefined
  const headers = headersOf({ proof: question.headers, wish, validator })
  const { method = 'GET', body } = wish.dav ?? {}
  const conditional = isConditional(headers)
  const came = masked(await reach(question, { url, headers, conditional, method, body }), question)
  if (came.status === 304) return { is: 'same', kept: validator?.kept }
  return {
    is: 'fresh',
    body: wish.as === 'text' ? toText(came) : toJson({ ...came, host: url.host }),
    headers: came.headers,
    next: nextPage(came, url),
    keep: fresh.add({ identity, url: url.href, headers: came.headers, asksAgain }),
  }
}

/** What a host echoes of a secret is kept nowhere. */
const masked = (came: Came, { mask }: Question) => ({
  ...came,
  headers: Object.fromEntries(
    Object.entries(came.headers).map(([name, value]) => [name, mask(value)]),
  ),
  mask,
})

const isConditional = (headers: Readonly<Record<string, string>>): boolean =>
  'if-none-match' in headers || 'if-modified-since' in headers

async function reach(
  question: Omit<Question, 'where' | 'wish'>,
  target: Pick<
    Parameters<typeof askHost>[0],
    'url' | 'headers' | 'conditional' | 'method' | 'body'
  >,
): Promise<Came> {
  const { means, gates, trust, holdUntil, signal } = question
  const gate = gates.of(target.url.origin)
  const asked = { ...means, ...target, trust, signal, gate, ...(holdUntil && { holdUntil }) }
  const conduct = { ...means, signal, tries: gate.tries() }
  try {
    const once = (leftMs: () => number) => gate.run(() => askHost({ ...asked, leftMs }), signal)
    const came = await persevere(once, conduct)
    gate.noteAnswered()
    return came
  } catch (error) {
    if (isOutOfReach(error)) gate.noteGivenUp()
    throw error
  }
}

const isOutOfReach = (error: unknown): boolean =>
  error instanceof OutwardError && error.passing && error.notBefore === undefined

/** A host may echo what it was shown; whoever reads of the failure must not see it. */
function withoutSecrets(error: unknown, proof: About['headers']): unknown {
  if (!(error instanceof OutwardError)) return error
  const { trouble, fix, notBefore, passing, message } = error
  return new OutwardError(maskSecrets(message, proof), { trouble, fix, notBefore, passing })
}
