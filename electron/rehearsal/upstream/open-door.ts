import { createHash } from 'node:crypto'
import type { Clock } from '#core/ports.ts'
import type { FastClock } from './fast-clock.ts'
import type { Disturbance, Plot } from './plot.ts'
import type { Asked, Dialect, Said, Scene } from './wire.ts'
import type { World } from './world/world.ts'

export type Through = {
  readonly dialect: Dialect
  readonly world: World
  readonly plot: Plot
  readonly fast: FastClock
  readonly clock: Pick<Clock, 'now'>
}

/** What goes over the wire: the connection is cut, or an answer after a while. */
export type Answered =
  | { readonly is: 'cut' }
  | { readonly is: 'said'; readonly said: Sent; readonly afterMs: number }

export type Sent = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Before a vendor answers: whether it is there at all, who asks, how often, and whether anything is new. */
export function openDoor({ dialect, world, plot, fast, clock }: Through) {
  const quota = dialect.quota && openQuota(dialect.quota)
  return (asked: Asked): Answered => {
    const at = fast.now()
    const scene = { world, at, wall: clock.now() }
    const disturbed = plot.disturbing(dialect.vendor, at)
    if (disturbed?.does === 'die') return { is: 'cut' }
    const afterMs = disturbed?.does === 'slow' ? disturbed.byMs : 0
    const refused =
      (disturbed && refusal(disturbed, { dialect, scene, fast })) ?? dialect.unknown(asked)
    if (refused) return { is: 'said', said: toSent(refused), afterMs }
    const left = quota?.take(scene)
    const said = left?.spent
      ? dialect.limited(Math.max(1, Math.ceil((left.resetsAt - scene.wall) / 1000)), scene)
      : dialect.answer(asked, scene)
    const told = left ? (dialect.quota?.tell({ ...left, wall: scene.wall }) ?? {}) : {}
    const sent = toSent({ ...said, headers: { ...told, ...said.headers } })
    const same = dialect.validators === 'weak' ? unlessSame(asked, sent) : sent
    if (same.status === 304) quota?.giveBack()
    return { is: 'said', said: same, afterMs }
  }
}

type Refusing = Pick<Through, 'dialect' | 'fast'> & { readonly scene: Scene }

/** A disturbance ends in the world's time; whoever waits for it waits in their own. */
function refusal(
  { does, until }: Disturbance,
  { dialect, scene, fast }: Refusing,
): Said | undefined {
  if (does === 'fail') return dialect.failing()
  if (does !== 'limit') return undefined
  const waitMs = until === null ? 60_000 : fast.wallAt(until) - scene.wall
  return dialect.limited(Math.max(1, Math.ceil(waitMs / 1000)), scene)
}

function toSent({ status, headers = {}, body }: Said): Sent {
  if (typeof body === 'string') {
    return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body }
  }
  const json = body === undefined ? '' : JSON.stringify(body)
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: json }
}

/** Some vendors say by a mark of what they told last that it is still the same. */
function unlessSame({ method, headers }: Asked, sent: Sent): Sent {
  if (method !== 'GET' || sent.status !== 200) return sent
  const etag = `W/"${createHash('sha1').update(sent.body).digest('hex')}"`
  const marked = { ...sent, headers: { ...sent.headers, etag } }
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim())
  return known.includes(etag) ? { ...marked, status: 304, body: '' } : marked
}

type Window = { readonly limit: number; readonly windowMs: number }

/** Counts what was asked within a window of whoever asks. */
function openQuota({ limit, windowMs }: Window) {
  let window = { began: Number.NEGATIVE_INFINITY, used: 0 }
  return {
    take({ wall }: Pick<Scene, 'wall'>) {
      if (wall - window.began >= windowMs || wall < window.began) window = { began: wall, used: 0 }
      window.used += 1
      const { began, used } = window
      const left = Math.max(0, limit - used)
      return { limit, used, left, spent: used > limit, resetsAt: began + windowMs }
    },
    giveBack(): void {
      window.used = Math.max(0, window.used - 1)
    },
  }
}
