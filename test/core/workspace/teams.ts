import { expect } from 'vitest'
import { factsIn, governedRows, replayed } from '../../support/contents.ts'
import type { TestCore } from '../../support/core.ts'

export async function addTeams({ get }: TestCore, ...names: readonly string[]) {
  for (const name of names) await get('people.addTeam', { name })
}
export const teamNames = async ({ get }: TestCore) =>
  (await get('people.teams', {})).items.map(({ name }) => name)

/** Everything verifies, the anchors are counted right, and the rows are those of the facts. */
export async function expectWhole(core: TestCore) {
  const verified = await core.get('ledger.verify', {})
  expect(verified).toMatchObject({ outcome: 'intact', findings: [] })
  const { ledger } = await core.get('workspace.status', {})
  expect(ledger).toMatchObject({ contradiction: null, anchoredTo: verified.anchoredTo })
  expect(verified.anchoredTo + verified.unanchored).toBe(core.facts())
  expect(replayed(factsIn(core.db()))).toEqual(governedRows(core.db()))
}
