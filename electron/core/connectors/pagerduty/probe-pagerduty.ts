import { z } from 'zod'
import { OutwardError } from '../../sync/outward.ts'
import { loose } from '../alarm-fields.ts'
import type { Asked, Probed } from '../connector.ts'
import { ask, askPage, fieldOf } from './ask-pagerduty.ts'
import type { PagerdutySettings } from './pagerduty-settings.ts'

type Outward = Asked<PagerdutySettings>['outward']

const Person = z.object({ name: loose.text, email: loose.text })
const Service = z.object({ id: z.string().min(1), name: loose.text, summary: loose.text })

/** Whose key it is, and which services it sees. */
export async function probePagerduty(asked: Asked<PagerdutySettings>): Promise<Probed> {
  const { outward, settings } = asked
  // Any key may ask this: who is refused here is refused everywhere.
  const abilities = fieldOf(await ask(outward, '/abilities'), 'abilities')
  const person = await whoAmI(outward)
  const page = await askPage({ outward, list: 'services', query: { sort_by: 'name' }, offset: 0 })
  const services = page.rows.flatMap((raw) => Service.safeParse(raw).data ?? [])
  const listed = new Set(services.map(({ id }) => id))
  const absent = page.more ? [] : settings.services.filter((id) => !listed.has(id))
  return {
    as: person?.name ?? person?.email ?? null,
    version: null,
    projects: services.map(({ id, name, summary }) => ({
      project: id,
      says: name ?? summary ?? null,
    })),
    more: page.more,
    remarks: [
      ...(Array.isArray(abilities) ? [] : ['It does not say what this account can do.']),
      ...(person ? [] : ['The key is one of the account, not of a person.']),
      ...(services.length === 0 ? ['The key sees no service.'] : []),
      ...absent.map((id) => `It shows no service ${id}.`),
    ],
  }
}

/** A key of the account stands for nobody, and is told so as if the question were wrong. */
async function whoAmI(outward: Outward): Promise<z.infer<typeof Person> | undefined> {
  try {
    return Person.safeParse(fieldOf(await ask(outward, '/users/me'), 'user')).data
  } catch (error) {
    const ours = ['notUnderstood', 'forbidden', 'missing']
    if (error instanceof OutwardError && ours.includes(error.trouble)) return undefined
    throw error
  }
}
