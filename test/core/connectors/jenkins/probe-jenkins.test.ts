import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jenkins } from '#core/connectors/jenkins/jenkins.ts'
import { JenkinsSettings } from '#core/connectors/jenkins/jenkins-settings.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { MULTIBRANCH, PIPELINE } from './fake-jenkins.ts'

const listing = {
  _class: 'hudson.model.Hudson',
  jobs: [
    {
      _class: 'com.cloudbees.hudson.plugins.folder.Folder',
      name: 'shop',
      fullName: 'shop',
      jobs: [
        {
          _class: MULTIBRANCH,
          name: 'checkout',
          fullName: 'shop/checkout',
          jobs: [{ _class: PIPELINE, name: 'main', fullName: 'shop/checkout/main' }],
        },
      ],
    },
    { _class: 'hudson.model.FreeStyleProject', name: 'nightly', fullName: 'nightly' },
    17,
  ],
}
const settings = (jobs: string[] = []) => JenkinsSettings.parse({ jobs })

const probe = (me: () => unknown, jobs?: string[]) => {
  const { outward } = scriptedOutward((path) =>
    path.startsWith('/me/')
      ? { body: me() }
      : { body: listing, headers: { 'x-jenkins': '2.516.1' } },
  )
  return jenkins.probe({ settings: settings(jobs), outward, now: 0 })
}

describe('trying a Jenkins', () => {
  it('tells as whom, which version, and what can be read', async () => {
    expect(await probe(() => ({ id: 'kim', fullName: 'Kim Example' }))).toEqual({
      as: 'Kim Example',
      version: '2.516.1',
      projects: [
        { project: 'shop', says: 'every job below' },
        { project: 'shop/checkout', says: 'every branch' },
        { project: 'nightly', says: null },
      ],
      more: false,
      remarks: [],
    })
  })

  it('says that it asks as nobody, and what it is not shown', async () => {
    const nobody = () => {
      throw new OutwardError('no', { trouble: 'forbidden' })
    }
    const { as, remarks } = await probe(nobody, ['shop/checkout/main', 'secret/job'])
    expect(as).toBeNull()
    expect(remarks).toEqual([
      'Jenkins takes us for nobody: it shows what anybody may see.',
      'It shows no secret/job.',
    ])
  })

  it('takes no page for a Jenkins that is none', async () => {
    const { outward } = scriptedOutward(() => ({ body: { hello: 'world' } }))
    await expect(jenkins.probe({ settings: settings(), outward, now: 0 })).rejects.toThrow(
      /no Jenkins/,
    )
  })
})

describe('how a Jenkins is asked', () => {
  it('shows user and token as basic authentication, whatever letters they have', () => {
    expect(jenkins.authorize('kïm:11ab', settings())).toEqual({
      authorization: `Basic ${Buffer.from('kïm:11ab').toString('base64')}`,
    })
  })

  it('takes names that lead nowhere else', () => {
    for (const jobs of [['..'], ['a/../b'], ['/'], ['']]) {
      expect(JenkinsSettings.safeParse({ jobs }).success).toBe(false)
    }
    expect(jenkins.streams[0]?.parts(settings(['a/b', 'a/b', 'c']))).toEqual(['a/b', 'c'])
    expect(z.toJSONSchema(JenkinsSettings, { io: 'input' })).toHaveProperty('properties.jobs')
  })
})
