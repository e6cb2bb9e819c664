import type { OutputOf } from '#shared/contract/index.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinName, JoinVerdict } from '#shared/vocabulary/join.ts'
import type { Reading } from '../database/reading.ts'

type Share = OutputOf<'joins.share'>['items'][number]

export function tellShare(_: object, { joins, sources }: Reading): OutputOf<'joins.share'> {
  const judge = joins.judging()
  const judged = joins.names().map((name): Judged => ({ name, verdict: judge(name) }))
  const bySource = Map.groupBy(judged, ({ name }) => name.source)
  const rows = {
    runs: joins.shares('project', 'runs'),
    deployments: joins.shares('project', 'deployments'),
    places: joins.shares('place', 'deployments'),
    changes: joins.shares('project', 'changes'),
    sourceReleases: joins.shares('project', 'sourceReleases'),
    incidents: joins.shares('project', 'incidents'),
    quietPeriods: joins.shares('project', 'quietPeriods'),
    steps: joins.shares('project', 'steps'),
    catalogueEntries: joins.shares('project', 'catalogueEntries'),
    onCalls: joins.shares('project', 'onCalls'),
    healthChecks: joins.shares('project', 'healthChecks'),
  }
  const part = (of: keyof typeof rows, source: SourceId) => {
    const found = rows[of].find((one) => one.source === source)
    return { total: found?.total ?? 0, joined: found?.joined ?? 0 }
  }
  const items = sources.list().map(({ id }): Share => {
    const names = bySource.get(id) ?? []
    return {
      source: id,
      projects: shareOf(names, 'project'),
      places: shareOf(names, 'place'),
      runs: part('runs', id),
      deployments: { ...part('deployments', id), placed: part('places', id).joined },
      changes: part('changes', id),
      sourceReleases: part('sourceReleases', id),
      incidents: part('incidents', id),
      quietPeriods: part('quietPeriods', id),
      steps: part('steps', id),
      catalogueEntries: part('catalogueEntries', id),
      onCalls: part('onCalls', id),
      healthChecks: part('healthChecks', id),
    }
  })
  return { items }
}

type Judged = { readonly name: JoinName; readonly verdict: JoinVerdict }

function shareOf(names: readonly Judged[], of: JoinName['of']) {
  const all = names.filter(({ name }) => name.of === of)
  return {
    total: all.length,
    joined: all.filter(({ verdict }) => verdict.to !== null).length,
    setAside: all.filter(({ verdict }) => verdict.why === 'setAside').length,
  }
}
