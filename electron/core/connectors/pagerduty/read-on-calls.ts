import { z } from 'zod'
import { due, loose, readAs } from '../alarm-fields.ts'
import { type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { askOne, fieldOf } from './ask-pagerduty.ts'
import { listOnCalls } from './list-on-calls.ts'
import { EVERYTHING, type PagerdutySettings, partsOf } from './pagerduty-settings.ts'

const EVERY_MS = 15 * 60_000

const named = z.object({ id: due.text, summary: loose.text, html_url: loose.url })
const OnCall = z.object({
  escalation_policy: named,
  // What cannot be read here would make somebody be asked always, or for ever.
  escalation_level: z.int().positive(),
  schedule: named.nullish(),
  user: z.object({ id: due.text, name: loose.text, summary: loose.text, email: loose.text }),
  start: due.moment.nullish(),
  end: due.moment.nullish(),
})
const Service = z.object({ id: due.text, summary: loose.text })
/** Who is on call by a policy, with one of the services that go by it. */
const Row = z.object({ onCall: OnCall, service: Service.nullable() })

const Policy = z.object({ id: due.text })

export const onCalls: Stream<PagerdutySettings> = {
  name: 'onCalls',
  observes: 'onCalls',
  everyMs: EVERY_MS,
  parts: partsOf,
  walk: walkOnCalls,
  parse: parseOnCall,
}

/** From yesterday to two weeks ahead, as it is planned now: who is not in it any more is off the rota. */
async function* walkOnCalls(walk: Walk<PagerdutySettings>): AsyncGenerator<Leaf> {
  const of = walk.part === EVERYTHING ? undefined : await askService(walk)
  const { onCalls, whole } = await listOnCalls({ ...walk, policy: of?.policy })
  const rows = onCalls.flatMap((onCall) => {
    const services = of ? [of.service] : servicesOf(onCall)
    return services.map((service) => ({ onCall, service }))
  })
  const readable = rows.every((row) => Row.safeParse(row).success)
  const end = { rows, cursor: {}, filling: false }
  yield whole && readable ? { ...end, metAllSince: 0 } : end
}

/** Policies that no service goes by call people, too. */
function servicesOf(onCall: unknown): readonly (z.infer<typeof Service> | null)[] {
  const raw = fieldOf(fieldOf(onCall, 'escalation_policy'), 'services')
  const services = z.array(z.unknown()).catch([]).parse(raw)
  const read = services.flatMap((service) => Service.safeParse(service).data ?? [])
  return read.length > 0 ? read : [null]
}

/** A service that was chosen by itself, and the policy by which its people are called. */
async function askService({ outward, part }: Walk<PagerdutySettings>) {
  const raw = await askOne({ outward, list: 'services', key: part, name: 'service' })
  const service = Service.safeParse(raw).data
  const policy = Policy.safeParse(fieldOf(raw, 'escalation_policy')).data
  if (!service || !policy) throw new Unfit(`It does not say who is called for the service ${part}.`)
  return { service, policy: policy.id }
}

export function parseOnCall(raw: unknown): Observed {
  const { onCall, service } = readAs(Row, { raw, what: 'Who is on call' })
  const { escalation_policy: policy, escalation_level: level, schedule, user } = onCall
  const startsAt = onCall.start ?? null
  return {
    of: 'onCalls',
    key: [policy.id, level, schedule?.id ?? '', user.id, startsAt ?? '', service?.id ?? ''].join(
      ':',
    ),
    // PagerDuty works it out anew each time it is asked: what is read last counts.
    revision: 0,
    said: {
      // As incidents of the service go by, so that both are joined by one rule.
      project: service?.summary ?? service?.id ?? '',
      policy: policy.summary ?? policy.id,
      rota: schedule ? (schedule.summary ?? schedule.id) : null,
      level,
      person: user.name ?? user.summary ?? user.id,
      email: user.email ?? null,
      startsAt,
      endsAt: onCall.end ?? null,
      url: schedule?.html_url ?? policy.html_url ?? null,
    },
  }
}
