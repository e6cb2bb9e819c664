import type { SyncTrouble } from '#shared/vocabulary/source.ts'
import { OutwardError } from './outward.ts'

type Verdict = {
  readonly trouble: SyncTrouble
  /** Follows the name of the host. */
  readonly because: string
  readonly fix?: string
  readonly passing?: true
}

const missing: Verdict = {
  trouble: 'missing',
  because: 'does not know what was asked for, or hides it',
  fix: 'Check the address and the settings, and whether the secret may see it.',
}

const verdicts: Readonly<Record<number, Verdict>> = {
  401: {
    trouble: 'unauthorised',
    because: 'does not accept the secret, or wants one',
    fix: 'Give a new secret: the old one may have expired or been revoked.',
  },
  403: {
    trouble: 'forbidden',
    because: 'does not let the owner of the secret see this',
    fix: 'Give the secret the right to read this, or choose something else in the settings.',
  },
  404: missing,
  407: {
    trouble: 'unreachable',
    because: 'is behind a proxy that wants a user name and password',
    fix: 'Give them in HTTPS_PROXY, as in http://user:password@proxy:8080.',
  },
  410: missing,
}

const troubled: Verdict = { trouble: 'failing', because: 'has trouble of its own', passing: true }
const unable: Verdict = { trouble: 'failing', because: 'cannot do what was asked' }
const unlike: Verdict = {
  trouble: 'notUnderstood',
  because: 'does not understand what was asked, or answers in a way that we do not know',
  fix: 'Check the address and the settings of the source, and which version it runs.',
}

/** What an answer that is not good means for whoever asked. */
export function judgeStatus(answer: {
  readonly host: string
  readonly status: number
  /** What the host says of it, without anything secret; empty where nothing short is said. */
  readonly said: string
}): OutwardError {
  const { host, status } = answer
  const { because, ...over } = verdicts[status] ?? besides(status)
  const said = answer.said === '' ? '' : ` It says: “${answer.said}”`
  return new OutwardError(`${host} ${because} (status ${status}).${said}`, over)
}

function besides(status: number): Verdict {
  if (mayPass(status)) return troubled
  return status >= 500 ? unable : unlike
}

/** Whether the same request may well be answered a little later. */
const mayPass = (status: number): boolean =>
  [408, 425, 429].includes(status) || (status >= 500 && ![501, 505, 507].includes(status))
