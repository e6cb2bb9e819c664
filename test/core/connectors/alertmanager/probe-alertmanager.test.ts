import { expect, test } from 'vitest'
import { alertmanager } from '#core/connectors/alertmanager/alertmanager.ts'
import { AlertmanagerSettings } from '#core/connectors/alertmanager/alertmanager-settings.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { alert, NOW, status } from './samples.ts'

function probe(said: { readonly status?: unknown; readonly alerts?: unknown }) {
  const { outward } = scriptedOutward((path) => ({
    body: path === '/api/v2/status' ? (said.status ?? status) : (said.alerts ?? []),
  }))
  return alertmanager.probe({ settings: AlertmanagerSettings.parse({}), outward, now: NOW })
}

test('it tells its version, and whom the alerts that stand belong to', async () => {
  const cluster = { status: 'settling' }
  const nobody = { ...alert, labels: {} }
  expect(await probe({ status: { ...status, cluster }, alerts: [alert, alert, nobody] })).toEqual({
    as: null,
    version: '0.28.1',
    projects: [{ project: 'checkout', says: '2 alerts stand' }],
    more: false,
    remarks: ['Its cluster is still settling.', '1 alerts bear none of service, job.'],
  })
})

test.each([[{ status: '<html>' }], [{ status: {} }], [{ alerts: { data: [] } }]])(
  'what answers %j is none',
  async (said) => {
    await expect(probe(said)).rejects.toThrow(/no Alertmanager/)
  },
)
