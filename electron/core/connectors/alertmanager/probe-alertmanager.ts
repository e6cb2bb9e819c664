import { z } from 'zod'
import { loose } from '../alarm-fields.ts'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import type { AlertmanagerSettings } from './alertmanager-settings.ts'
import { askList, askStatus, standing } from './ask-alertmanager.ts'

const LISTED = 200
const Labelled = z.object({ labels: loose.texts })

/** Whether it answers, in which version, and whom the alerts that stand now belong to. */
export async function probeAlertmanager({
  outward,
  settings,
}: Asked<AlertmanagerSettings>): Promise<Probed> {
  const status = await askStatus(outward)
  if (!status) throw new Unfit('What answers there is no Alertmanager.')
  const rows = await askList(outward, standing)
  const owners = rows.map((raw) => {
    const labels = Labelled.safeParse(raw).data?.labels ?? {}
    return settings.serviceLabels.map((name) => labels[name]).find(Boolean)
  })
  const named = [...new Set(owners.filter((owner) => owner !== undefined))].toSorted()
  const nameless = owners.filter((owner) => owner === undefined).length
  const cluster = status.cluster?.status ?? null
  return {
    as: null,
    version: status.versionInfo?.version ?? null,
    projects: named.slice(0, LISTED).map((project) => ({
      project,
      says: `${owners.filter((owner) => owner === project).length} alerts stand`,
    })),
    more: named.length > LISTED,
    remarks: [
      ...(cluster === 'settling' ? ['Its cluster is still settling.'] : []),
      ...(nameless > 0
        ? [`${nameless} alerts bear none of ${settings.serviceLabels.join(', ')}.`]
        : []),
    ],
  }
}
