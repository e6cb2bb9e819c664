import { join } from 'node:path'
import { expect, test } from 'vitest'
import { spoilTable } from '../support/spoil-table.ts'
import { furnishFolder } from '../transport/furnish.ts'
import { temporaryFolder } from '../transport/opened.ts'
import { run } from './launched.ts'

test.each(['people', 'ledger', 'workspaces'])(
  'a workspace whose table %s is damaged comes back from outside',
  async (table) => {
    const workspace = join(temporaryFolder(), 'workspace')
    await furnishFolder(workspace, { services: 20 })
    const { file } = JSON.parse((await run(['backup'], { workspace })).stdout)
    spoilTable(join(workspace, 'workspace.db'), table)
    const restored = await run(['restore', file], { workspace })
    expect(restored.stderr).toMatch(/damaged.*Restoring it from outside/)
    expect(restored.status).toBe(0)
    const verified = await run(['verify'], { workspace })
    expect(JSON.parse(verified.stdout)).toMatchObject({ outcome: 'intact' })
  },
  60_000,
)

test('a restore that is declined is not tried from outside where nothing is damaged', async () => {
  const workspace = join(temporaryFolder(), 'workspace')
  await furnishFolder(workspace, { services: 1 })
  const restored = await run(['restore', join(workspace, 'none.db')], { workspace })
  expect(restored).toMatchObject({ status: 1, stderr: expect.stringMatching(/no such file/) })
  expect(restored.stderr).not.toMatch(/from outside/)
})
