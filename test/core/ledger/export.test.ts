import { createHash, createPublicKey, verify } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startCore, type TestCore } from '../../support/core.ts'
import { freeClasses, live, randomSteps } from '../../support/random-commands.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

// What follows was written from the README of an export alone and shares nothing with the program.
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const bound = (name: string, list: unknown[]) =>
  sha(`signalbox.${name}.v1\0${JSON.stringify(list)}`)
const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

function troubleIn(folder: string): string[] {
  const trouble: string[] = []
  const entries = linesOf(join(folder, 'ledger.jsonl'))
  let previous = '0'.repeat(64)
  for (const [i, e] of entries.entries()) {
    if (e.seq !== i + 1) trouble.push(`${i + 1}: missing`)
    if (
      e.personal !== null &&
      e.personalDigest !== bound('personal', [e.personalSalt, e.personal])
    ) {
      trouble.push(`${e.seq}: personal`)
    }
    if (e.payloadDigest !== bound('payload', [e.salt, e.payload, e.personalDigest])) {
      trouble.push(`${e.seq}: payload`)
    }
    const fact = bound('fact', [
      ...[e.id, e.commandId, e.at, e.actor, e.device, e.assurance, e.origin, e.program],
      ...[e.type, e.subject, e.basis, e.payloadDigest],
    ])
    if (e.previousHash !== previous || e.hash !== bound('link', [previous, e.seq, fact])) {
      trouble.push(`${e.seq}: link`)
    }
    previous = e.hash
  }
  const erased = entries
    .filter(({ type }) => type === 'ledger.erased')
    .flatMap(({ payload }) => JSON.parse(payload).facts)
  for (const e of entries) {
    const gone = e.personal === null && e.personalDigest !== ''
    if (gone && !erased.includes(e.id)) trouble.push(`${e.seq}: gone`)
  }
  return [...trouble, ...troubleInCheckpoints(folder, entries), ...troubleInAttachments(folder)]
}

function troubleInCheckpoints(folder: string, entries: { hash: string }[]): string[] {
  const keys = JSON.parse(readFileSync(join(folder, 'public-keys.json'), 'utf8'))
  let previous = ''
  return linesOf(join(folder, 'checkpoints.jsonl')).flatMap((c) => {
    const fields = [
      c.workspace,
      c.epoch,
      c.seq,
      c.hash,
      c.at,
      c.device,
      c.publicKey,
      c.from,
      c.trail,
    ]
    const text = `signalbox.checkpoint.v1\0${JSON.stringify([...fields, c.previous])}`
    const x = Buffer.from(c.publicKey, 'base64').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    const holds = verify(null, Buffer.from(text), key, Buffer.from(c.signature, 'base64'))
    const known = keys.some((one: { publicKey: string }) => one.publicKey === c.publicKey)
    const trail = entries.slice(c.from, c.seq).map(({ hash }) => hash.slice(0, 8))
    const agrees = entries[c.seq - 1]?.hash === c.hash && trail.join('') === c.trail
    const follows = c.previous === previous
    previous = sha(`${text}\0${c.signature}`)
    return holds && known && agrees && follows ? [] : [`checkpoint ${c.seq}`]
  })
}

function troubleInAttachments(folder: string): string[] {
  const names = readdirSync(join(folder, 'attachments'))
  return names.filter(
    (name) =>
      createHash('sha256')
        .update(readFileSync(join(folder, 'attachments', name)))
        .digest('hex') !== name,
  )
}

async function exported(core: TestCore): Promise<string> {
  const folder = join(emptyFolder(), 'export')
  await core.get('ledger.export', { folder })
  return folder
}

test('a program that shares no code with this one finds every export whole', async () => {
  let erased = 0
  let attached = 0
  for (const steps of fc.sample(randomSteps(120), { seed: 11, numRuns: 12 })) {
    const core = await startCore()
    await freeClasses(core)
    await live(core, steps.slice(0, 60))
    await core.get('ledger.checkpoint', {})
    await live(core, steps.slice(60))
    const folder = await exported(core)
    expect(troubleIn(folder)).toEqual([])
    const entries = linesOf(join(folder, 'ledger.jsonl'))
    expect(entries).toHaveLength(core.facts())
    expect(linesOf(join(folder, 'checkpoints.jsonl')).at(-1)).toMatchObject({ seq: core.facts() })
    erased += entries.filter(({ type }) => type === 'ledger.erased').length
    attached += readdirSync(join(folder, 'attachments')).length
    await core.close()
  }
  expect(erased).toBeGreaterThan(0)
  expect(attached).toBeGreaterThan(0)
})

test('and finds what was changed in one', async () => {
  const core = await startCore()
  await core.get('people.add', { name: 'Ann' })
  const folder = await exported(core)
  const file = join(folder, 'ledger.jsonl')
  const whole = readFileSync(file, 'utf8')
  const lines = whole.trimEnd().split('\n')
  writeFileSync(file, whole.replace('Ann', 'Eve'))
  expect(troubleIn(folder)).not.toEqual([])
  writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n`)
  expect(troubleIn(folder)).toContain(`checkpoint ${lines.length}`)
  writeFileSync(file, `${lines.toSpliced(2, 1).join('\n')}\n`)
  expect(troubleIn(folder)).toContain('3: missing')
})

test('an export is whole or not there, and never writes over anything', async () => {
  const core = await startCore()
  const folder = emptyFolder()
  const full = join(folder, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'mine.txt'), 'mine')
  expect(await core.ask('ledger.export', { folder: full })).toMatchObject({
    failure: { code: 'ledger/export-exists' },
  })
  expect(await core.ask('ledger.export', { folder: 'somewhere' })).toMatchObject({
    failure: { code: 'ledger/export-failed' },
  })
  writeFileSync(join(folder, 'file'), '')
  const under = join(folder, 'file', 'export')
  expect(await core.ask('ledger.export', { folder: under })).toMatchObject({
    failure: { code: 'ledger/export-failed' },
  })
  expect(existsSync(`${under}.partial`)).toBe(false)
  expect(readdirSync(folder).toSorted()).toEqual(['file', 'full'])
  expect(core.defects()).toEqual([])
})
