import { z } from 'zod'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import { type ArgocdSettings, nameOf } from './argocd-settings.ts'
import { askList } from './list-applications.ts'

const LISTED = 200

const word = z.string().min(1).nullable().catch(null)
const Version = z.object({ Version: z.string() })
const User = z.object({ loggedIn: z.boolean().catch(false), username: word, iss: word })
const Listed = z.object({
  metadata: z.object({ name: z.string(), namespace: word }),
  status: z
    .object({ health: z.object({ status: word }).nullable().catch(null) })
    .nullable()
    .catch(null),
})
type Listed = z.infer<typeof Listed>

/** Whom Argo CD takes us for, and what can be read there. */
export async function probeArgocd({ outward, settings }: Asked<ArgocdSettings>): Promise<Probed> {
  const said = await outward.get({ path: '/api/version' })
  const version = said.is === 'fresh' ? Version.safeParse(said.body).data : undefined
  if (!version) throw new Unfit('What answers there is no Argo CD.')
  const asked = await outward.get({ path: '/api/v1/session/userinfo' })
  const user = asked.is === 'fresh' ? User.safeParse(asked.body).data : undefined
  const items = await askList(outward)
  const listed = items.flatMap((item) => Listed.safeParse(item).data ?? [])
  return {
    as: user?.loggedIn ? user.username : null,
    version: version.Version,
    projects: listed.slice(0, LISTED).map(offered),
    more: listed.length > LISTED,
    remarks: remarksOn({ listed, settings, loggedIn: user?.loggedIn === true }),
  }
}

const offered = ({ metadata: { name, namespace }, status }: Listed) => ({
  project: namespace === null ? name : `${namespace}/${name}`,
  says: status?.health?.status ?? null,
})

type Seen = {
  readonly listed: readonly Listed[]
  readonly settings: ArgocdSettings
  readonly loggedIn: boolean
}

function remarksOn({ listed, settings, loggedIn }: Seen): string[] {
  const isThere = (part: string) => {
    const { name, namespace } = nameOf(part)
    return listed.some(
      ({ metadata }) =>
        metadata.name === name && (namespace === undefined || metadata.namespace === namespace),
    )
  }
  return [
    ...(loggedIn ? [] : ['Argo CD takes us for nobody: it shows what anybody may see.']),
    ...(listed.length === 0
      ? ['It shows no application: the token may need applications, get.']
      : []),
    ...settings.applications.filter((part) => !isThere(part)).map((part) => `It shows no ${part}.`),
  ]
}
