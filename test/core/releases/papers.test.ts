import { expect, test } from 'vitest'
import type { Digest, DocumentId } from '#shared/vocabulary/ids.ts'
import { sessionOf, startCore } from '../../support/core.ts'
import { addWithRole } from '../people/cast.ts'
import { nowhere, reason, refused, seen } from './cast.ts'

const draft = { name: 'Autumn', class: 'standard' } as const

test('a document is a link, kept parts, or both', async () => {
  const core = await startCore()
  const release = await core.get('releases.plan', draft)
  const bytes = Buffer.from('how to go back').toString('base64')
  const { digest, size } = await core.get('ledger.putAttachment', { bytes })
  const attach = (over: object) =>
    core.ask('releases.attachDocument', { ...seen(release), kind: 'Plan', title: 'Back', ...over })
  expect(await attach({})).toMatchObject(refused('releases/document-empty'))
  const strange = { parts: ['0'.repeat(64) as Digest] }
  expect(await attach(strange)).toMatchObject(refused('releases/unknown-attachment'))
  expect(await attach({ url: 'file:///etc/passwd' })).toMatchObject(refused('rpc/invalid'))
  const url = 'https://wiki.example.org/back'
  const attached = await attach({ url, parts: [digest] })
  const parts = [{ digest, size }]
  const document = { kind: 'Plan', title: 'Back', url, parts }
  expect(attached).toMatchObject({ ok: true, value: { documents: [document] } })
})

test('a withdrawn document is gone from the release', async () => {
  const core = await startCore()
  const release = await core.get('releases.plan', draft)
  const attached = await core.get('releases.attachDocument', {
    ...seen(release),
    kind: 'Plan',
    title: 'Back',
    url: 'https://wiki.example.org/back',
  })
  const withdraw = (documentId: string) =>
    core.ask('releases.removeDocument', {
      ...seen(attached),
      documentId: documentId as DocumentId,
      reason,
    })
  expect(await withdraw(nowhere)).toMatchObject(refused('releases/unknown-document'))
  const withdrawn = await withdraw(attached.documents[0]!.id)
  expect(withdrawn).toMatchObject({ ok: true, value: { documents: [] } })
})

test('erased, a document still counts, without its title, link and bytes', async () => {
  const core = await startCore()
  const release = await core.get('releases.plan', draft)
  const bytes = Buffer.from('names').toString('base64')
  const { digest } = await core.get('ledger.putAttachment', { bytes })
  const { id } = await core.get('releases.attachDocument', {
    ...seen(release),
    kind: 'Plan',
    title: 'Ann’s plan',
    parts: [digest],
  })
  await core.get('ledger.erase', { subject: id, attachments: [digest], reason })
  const { release: erased } = await core.get('releases.get', { releaseId: id })
  expect(erased?.documents).toMatchObject([{ kind: 'Plan', title: null, url: null }])
  const again = { kind: 'Plan', title: 'x', parts: [digest], ...seen(erased!) }
  expect(await core.ask('releases.attachDocument', again)).toMatchObject(
    refused('releases/unknown-attachment'),
  )
})

test('a declared word stays unknown until somebody sure gives theirs', async () => {
  const core = await startCore()
  const { id } = await addWithRole(core, { name: 'Cem', role: 'coordinator' })
  let release = await core.get('releases.plan', draft)
  const affirm = async (assurance: 'declared' | 'proved') => {
    const input = { ...seen(release), criterion: 'tested', words: 'I saw it.' }
    const reply = await core.askAs(sessionOf(id, assurance), 'releases.affirm', input)
    if (reply.ok) release = reply.value
    return reply
  }
  expect(await affirm('declared')).toMatchObject({ ok: true })
  expect(await affirm('declared')).toMatchObject(refused('releases/already-affirmed'))
  expect(await affirm('proved')).toMatchObject({ ok: true })
  expect(await affirm('proved')).toMatchObject(refused('releases/already-affirmed'))
  expect(release.affirmations.map(({ by, assurance }) => [by, assurance])).toEqual([
    [id, 'declared'],
    [id, 'proved'],
  ])
})

test('only what the class wants vouched for can be', async () => {
  const core = await startCore()
  const release = await core.get('releases.plan', { name: 'Fix', class: 'hotfix' })
  const affirm = (criterion: string) => core.ask('releases.affirm', { ...seen(release), criterion })
  const unknown = refused('releases/unknown-criterion')
  expect(await affirm('beautiful')).toMatchObject(unknown)
  expect(await affirm('small')).toMatchObject(unknown)
  expect(await affirm('tested')).toMatchObject({ ok: true })
})
