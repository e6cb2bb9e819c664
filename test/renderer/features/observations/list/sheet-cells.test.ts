import { expect, test } from 'vitest'
import type { Happening } from '#renderer/features/observations/happening.ts'
import { cellsOf, titlesOfSheet } from '#renderer/features/observations/list/sheet-cells.ts'
import type { EnvironmentId, ServiceId, SourceId } from '#shared/vocabulary/ids.ts'

const at = Date.UTC(2026, 10, 20, 12)
const happening: Happening = {
  ...{ of: 'deployments', source: 'source' as SourceId, key: 'k' },
  ...{ stands: 'failed', title: '1.2.0', about: 'main', project: 'org/a' },
  ...{ service: 'service' as ServiceId, place: 'prod', environment: 'gone' as EnvironmentId },
  ...{ by: null, at, span: { from: at, to: null }, url: 'https://ci.example/1', goneAt: null },
}
const names = {
  service: () => 'Billing',
  environment: () => null,
  source: () => 'GitHub',
}

test('a row has a cell for each title; names where there are some, ids where there are not', () => {
  const cells = cellsOf(happening, names)
  expect(cells).toHaveLength(titlesOfSheet.length)
  const told = Object.fromEntries(titlesOfSheet.map((title, index) => [title, cells[index]]))
  expect(told).toMatchObject({
    What: '1.2.0',
    'Came out': 'failed',
    Service: 'Billing',
    Environment: 'gone',
    Place: 'prod',
    Who: '',
    'When (UTC)': '2026-11-20T12:00:00.000Z',
    'Ended (UTC)': '',
    Source: 'GitHub',
  })
})
