/**
 * Writes the golden ledger of this version: a workspace in which everything that can happen happens
 * once, and the rows that its facts make. Run by hand before a release, and never again for the same
 * version: every later program has to replay it.
 */
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { type Core, openCore } from '#core/open-core.ts'
import { openSession, type Session } from '#core/rpc/session.ts'
import type { AskOf, OperationName, OutputOf } from '#shared/contract/index.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { usualNetwork } from '#shared/vocabulary/source.ts'
import { governedRows } from '../../support/contents.ts'
import { testPorts } from '../../support/ports.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
const target = join(import.meta.dirname, 'golden', version)
if (existsSync(target)) throw new Error(`the golden ledger of ${version} is written; it stays`)

const folder = mkdtempSync(join(tmpdir(), 'signalbox-golden-'))
const { ports, clock } = testPorts()
const core = await openCore({ folder, ports, program: version })
const me = openSession({ osUser: 'kim', origin: 'golden', local: true, assurance: 'os' })
const reason = 'because everything has to happen once'

const getAs =
  (session: Session, of: Core = core) =>
  async <N extends OperationName>(
    name: N,
    input: AskOf<N>,
    asked: { readonly commandId?: string; readonly undoes?: string } = {},
  ): Promise<OutputOf<N>> => {
    clock.pass(1000)
    const reply = await of.call({ name, input, commandId: v7(), ...asked }, session)
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code} ${reply.failure.message}`)
    return reply.value as OutputOf<N>
  }
const get = getAs(me)

const kim = await get('people.enrol', { name: 'Kim', timeZone: 'Europe/Berlin' })
await people()
const { service, environment } = await catalogue()
await sources()
await metrics()
await joins()
await publishing()
await release()
await effects()
await workspace()
await core.close()
rmSync(folder, { recursive: true, force: true })

async function sources(): Promise<void> {
  const settings = { jobs: ['billing/main'] }
  const said = { kind: 'jenkins', name: 'CI', baseUrl: 'https://ci.example.org/', settings }
  const { id: sourceId } = await get('sources.add', { ...said, secret: 'user:golden-token' })
  const seen = async () => {
    const { items } = await get('sources.list', {})
    return { sourceId, expectedVersion: items.find(({ id }) => id === sourceId)!.version }
  }
  const changes = { name: 'Build server', network: { ...usualNetwork, privateNetwork: true } }
  await get('sources.change', { ...(await seen()), changes })
  await get('sources.pause', { ...(await seen()), reason: 'It is being moved' })
  await get('sources.resume', await seen())
  await get('sources.add', { ...said, name: 'Old CI' })
  await get('sources.remove', { ...(await seen()), reason: 'Replaced' })
}

async function metrics(): Promise<void> {
  const baseUrl = 'https://metrics.example.org/'
  const { id: source } = await get('sources.add', { kind: 'prometheus', name: 'Metrics', baseUrl })
  const said = { source, kind: 'counter', query: 'http_errors_total', service: service.id } as const
  const { id: metricId } = await get('metrics.define', { ...said, name: 'Errors' })
  const changes = { unit: 'errors', goodDirection: 'down', everyMs: 30_000 } as const
  await get('metrics.change', { metricId, changes, expectedVersion: 1 })
  const other = await get('metrics.define', { ...said, name: 'Old errors' })
  await get('metrics.remove', { metricId: other.id, reason: 'Counted twice', expectedVersion: 1 })
  const days = { rawDays: 30, rolledDays: 800 }
  await get('metrics.setRetention', { ...days, reason: 'An audit asks for it', expectedVersion: 0 })
}

async function joins(): Promise<void> {
  const { items } = await get('sources.list', {})
  const source = items[0]!.id
  const rule = { of: 'project', source, pattern: 'org/pay*', to: service.id } as const
  const { id: ruleId } = await get('joins.add', rule)
  await get('joins.change', { ruleId, changes: { pattern: 'org/**' }, expectedVersion: 1 })
  await get('joins.add', { of: 'place', source: null, pattern: 'prod', to: environment.id })
  await get('joins.remove', { ruleId, reason: 'It caught too much', expectedVersion: 2 })
  const name = { of: 'project', source, name: 'org/playground' } as const
  await get('joins.setAside', { ...name, reason: 'Nothing of it is shipped' })
  await get('joins.takeUp', { ...name, reason: 'Now it is' })
  await get('joins.setAside', { ...name, name: 'org/old', reason: 'Given up' })
}

async function publishing(): Promise<void> {
  const settings = { publishTo: '/team/' }
  const said = { kind: 'caldav', name: 'Team calendar', baseUrl: 'https://dav.example.org/' }
  await get('sources.add', { ...said, settings })
}

async function effects(): Promise<void> {
  const { items } = await get('effects.list', {})
  const effects = items.slice(0, 1).map(({ key }) => key)
  await get('effects.decide', { effects, choice: 'drop', reason: 'Nobody looks there' })
}

async function people(): Promise<void> {
  const team = await get('people.addTeam', { name: 'Payments' })
  await get('people.renameTeam', { teamId: team.id, name: 'Billing', expectedVersion: 1 })
  const contacts = [{ kind: 'email', value: 'ada@example.org' } as const]
  const { id: personId } = await get('people.add', { name: 'Ada', contacts })
  const now = async () => (await get('people.get', { personId })).person!
  const seen = async () => ({ personId, expectedVersion: (await now()).version })
  await get('people.rename', { ...(await seen()), name: 'Ada L.' })
  await get('people.setContacts', { ...(await seen()), contacts: [] })
  await get('people.setTimeZone', { ...(await seen()), timeZone: 'Asia/Kolkata' })
  const spans = [{ weekday: 1, from: '09:00', to: '17:30' }]
  await get('people.setWorkingHours', { ...(await seen()), spans })
  const days = { firstDay: '2026-12-24', lastDay: '2026-12-31' }
  const away = await get('people.addAbsence', { personId, ...days, reason: 'Skiing' })
  await get('people.addAbsence', { personId, ...days })
  await get('people.removeAbsence', { personId, absenceId: away.absences[0]!.id })
  await get('people.joinTeam', { personId, teamId: team.id })
  await get('people.leaveTeam', { personId, teamId: team.id })
  await get('people.linkOsUser', { ...(await seen()), osUser: 'ada', reason })
  await get('people.linkOsUser', { ...(await seen()), osUser: null, reason })
  await get('people.setPassphrase', { personId, passphrase: 'analytical engine' })
  const word = openSession({ origin: 'golden', person: kim.id, assurance: 'declared' })
  const scope = { of: 'team', team: team.id } as const
  const granted = await getAs(word)('people.grant', { personId, role: 'approver', scope, reason })
  await get('people.vouch', { personId, grantId: granted.grants[0]!.id, reason })
  await get('people.revoke', { personId, grantId: granted.grants[0]!.id, reason })
  await get('people.deactivate', { ...(await seen()), reason })
  await get('ledger.erase', { subject: personId, reason })
  await get('people.reactivate', { ...(await seen()), reason })
}

async function catalogue() {
  const placed = { stage: 3, tier: 0, region: 'eu-west' }
  const environment = await get('environments.add', { name: 'live', ...placed })
  const environmentId = environment.id
  await get('environments.change', { environmentId, changes: { capacity: 2 }, expectedVersion: 1 })
  await get('environments.retire', { environmentId, reason, expectedVersion: 2 })
  await get('environments.reinstate', { environmentId, reason, expectedVersion: 3 })
  const said = { description: 'Takes money.', versionScheme: 'semantic' } as const
  const service = await get('services.add', { name: 'payments', tier: 0, ...said })
  const serviceId = service.id
  await get('services.change', { serviceId, changes: { tier: 1 }, expectedVersion: 1 })
  const changes = { description: 'Takes and gives money.' }
  await get('services.change', { serviceId, changes, expectedVersion: 2 })
  await get('services.retire', { serviceId, reason, expectedVersion: 3 })
  await get('services.reinstate', { serviceId, reason, expectedVersion: 4 })
  return { service, environment }
}

async function release(): Promise<void> {
  const criteria = [
    { key: 'tested', says: 'It was tested.', by: 'ready', check: { kind: 'affirmed' } } as const,
  ]
  const none = { requiredFields: [], requiredDocuments: [] }
  await get('releases.setPolicy', {
    policy: { class: 'standard', ...none, criteria },
    reason,
    expectedVersion: 0,
  })
  const words = { goal: 'Pay twice as fast', abortCriteria: ['Errors above 1 %'] }
  let it: Release = await get('releases.plan', { name: 'R1', class: 'major', ...words })
  const seen = () => ({ releaseId: it.id, expectedVersion: it.version })
  const item = {
    kind: 'service',
    title: 'payments',
    service: service.id,
    version: '2.0.0',
  } as const
  it = await get('releases.reclassify', { ...seen(), class: 'standard', reason })
  it = await get('releases.change', { ...seen(), changes: { strategy: 'canary', lead: kim.id } })
  it = await get('releases.change', { ...seen(), changes: { goal: 'Pay thrice as fast' } })
  it = await get('releases.addItem', { ...seen(), item })
  it = await get('releases.addItem', { ...seen(), item: { kind: 'flag', title: 'fast path' } })
  const [first, second] = it.items
  it = await get('releases.removeItem', { ...seen(), itemId: second!.id })
  const itemId = first!.id
  it = await get('releases.changeItem', { ...seen(), itemId, changes: { buildId: 'b77' } })
  const slot = { zone: 'Europe/Berlin', from: '2026-12-01T10:00', to: '2026-12-01T11:00' }
  const activity = { environment: environment.id, slot }
  it = await get('releases.addActivity', { ...seen(), activity })
  it = await get('releases.addActivity', { ...seen(), activity })
  const [kept, dropped] = it.activities
  const moved = { activityId: kept!.id, changes: { region: 'eu-west' }, reason }
  it = await get('releases.changeActivity', { ...seen(), ...moved })
  it = await get('releases.removeActivity', { ...seen(), activityId: dropped!.id, reason })
  const bytes = Buffer.from('Notes of release R1').toString('base64')
  const { digest } = await get('ledger.putAttachment', { bytes })
  const paper = { kind: 'Release notes', title: 'Notes', parts: [digest] }
  it = await get('releases.attachDocument', { ...seen(), ...paper })
  it = await get('releases.attachDocument', { ...seen(), ...paper })
  it = await get('releases.removeDocument', { ...seen(), documentId: it.documents[0]!.id, reason })
  it = await get('releases.affirm', { ...seen(), criterion: 'tested', words: 'All green.' })
  for (const to of ['planned', 'ready'] as const) {
    it = await get('releases.setState', { ...seen(), to })
  }
  it = await get('releases.change', { ...seen(), changes: { strategy: 'rolling' } })
  for (const to of ['ready', 'inProgress'] as const) {
    it = await get('releases.setState', { ...seen(), to })
  }
  it = await get('releases.setItemState', { ...seen(), itemId, to: 'deployed' })
  it = await get('releases.setState', { ...seen(), to: 'deployed' })
}

async function workspace(): Promise<void> {
  await get('workspace.rename', { name: 'Golden' })
  await get('workspace.setCheckpointFolder', { folder: null, reason })
  await get('workspace.setCheckpointFolder', { folder: '/a/share', reason })
  await get('workspace.setCheckpointFolder', { folder: null, reason })
  clock.setWall(clock.now() + 3_600_000)
  await get('workspace.rename', { name: 'Golden one' })
  const { file } = await get('workspace.backup', {})
  await get('workspace.rename', { name: 'Given up' })
  await get('workspace.restore', { file, reason })
  await get('workspace.rename', { name: 'Golden two' })
  const undoes = v7()
  await get('workspace.rename', { name: 'A slip' }, { commandId: undoes })
  await get('workspace.rename', { name: 'Golden two' }, { undoes })
  const exported = join(folder, 'export')
  await get('ledger.export', { folder: exported })
  mkdirSync(target, { recursive: true })
  for (const name of ['ledger.jsonl', 'checkpoints.jsonl']) {
    copyFileSync(join(exported, name), join(target, name))
  }
  cpSync(join(exported, 'attachments'), join(target, 'attachments'), { recursive: true })
  const rows = governedRows(core.running().db)
  writeFileSync(join(target, 'rows.json'), `${JSON.stringify(rows, null, 2)}\n`)
}
