import { judgeAddress } from '#shared/domain/sync/address-policy.ts'
import { joinAddress } from '#shared/domain/sync/join-address.ts'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import type { Validator } from './fresh.ts'
import { OutwardError, type Where, type Wish } from './outward.ts'

type Headers = Readonly<Record<string, string>>

/** Where exactly is asked: below the base address, or where the source itself pointed within its own origin. */
export function addressOf(where: Where, baseUrl: string): URL {
  const base = parse(baseUrl)
  if ('path' in where) {
    const url = joinAddress(base, where)
    if (url) return url
    throw new OutwardError('A path would lead out of the address of the source.', {
      trouble: 'settingsUnfit',
      fix: 'Check the names in the settings of the source.',
    })
  }
  if (!URL.canParse(where.url, base.href)) throw pointsElsewhere(base, 'an address that is none')
  const url = new URL(where.url, base)
  url.hash = ''
  if (!isSameOrigin(url, base)) throw pointsElsewhere(base, url.host)
  return url
}

function parse(address: string): URL {
  if (URL.canParse(address)) return new URL(address)
  throw new OutwardError('The address of the source is none.', {
    trouble: 'addressRefused',
    fix: 'Change the address of the source.',
  })
}

/** Said instead of following: whoever else is asked would be shown what only this host may see. */
export function pointsElsewhere(from: URL, to: string): OutwardError {
  return new OutwardError(
    `${from.host} points to ${to}, which is somewhere else; it was not asked there.`,
    {
      trouble: 'redirected',
      fix: 'If that is where the source is now, change the address of the source.',
    },
  )
}

/** Throws what stands against asking there at all. */
export function refuseAddress(url: URL, allowance: Parameters<typeof judgeAddress>[1]): void {
  const refused = judgeAddress(url, allowance)
  if (refused) {
    throw new OutwardError(refused.because, { trouble: 'addressRefused', fix: refused.fix })
  }
}

type Asking = {
  /** What proves who asks; stronger than what is wished. */
  readonly proof: Headers
  readonly wish: Wish
  readonly validator: Validator | undefined
}

export function headersOf({ proof, wish, validator }: Asking): Headers {
  const headers = {
    'user-agent': 'Signalbox',
    accept: wish.accept ?? (wish.as === 'text' ? '*/*' : 'application/json'),
    ...(wish.dav && { depth: wish.dav.depth, 'content-type': 'application/xml; charset=utf-8' }),
    ...lowerCase(wish.headers ?? {}),
    ...(validator?.etag && { 'if-none-match': validator.etag }),
    ...(validator?.modified && { 'if-modified-since': validator.modified }),
    ...lowerCase(proof),
  }
  if (Object.values(headers).every(canBeSent)) return headers
  throw new OutwardError('The secret has characters that cannot be sent, such as a line break.', {
    trouble: 'secretMissing',
    fix: 'Give the secret again, without anything before or after it.',
  })
}

const lowerCase = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

const canBeSent = (value: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)
