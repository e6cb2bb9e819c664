import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unfit } from '#core/connectors/connector.ts'
import { parseRun } from '#core/connectors/jenkins/parse-run.ts'
import { Run } from '#shared/vocabulary/run.ts'
import { mutated } from '../../../support/mutated.ts'
import { branchBuild, freestyleBuild } from './sample-builds.ts'

const SaidRun = Run.omit({ source: true, key: true, asOf: true, goneAt: true, service: true })

describe('a build as a run', () => {
  it('tells the branch by its job, and the commit by the branch', () => {
    expect(parseRun(branchBuild)).toEqual({
      of: 'runs',
      key: 'shop/checkout/feature%2Fcards#42',
      revision: 1_795_000_061_501,
      said: {
        project: 'shop/checkout',
        name: 'shop/checkout/feature%2Fcards',
        number: '42',
        attempt: 1,
        outcome: 'succeeded',
        original: 'SUCCESS',
        branch: 'feature/cards',
        commit: 'b2f4e6d8c0a1b3c5d7e9f0a2b4c6d8e0f1a3b5c7',
        trigger: 'push',
        by: 'Kim Example',
        startedAt: 1_795_000_000_000,
        finishedAt: 1_795_000_061_500,
        createdAt: 1_795_000_000_000,
        url: branchBuild.build.url,
      },
    })
  })

  it('has no end while it runs', () => {
    const { said } = parseRun(freestyleBuild)
    expect(said).toMatchObject({ outcome: 'running', finishedAt: null, trigger: 'timer' })
    expect(said).toMatchObject({ project: 'nightly', name: '3.2.0-rc1', branch: 'main' })
  })

  it('runs whatever its result says', () => {
    const build = { ...branchBuild.build, building: true, result: 'FAILURE' }
    const running = parseRun({ ...branchBuild, build })
    expect(running.said).toMatchObject({ outcome: 'running', finishedAt: null })
    expect(running.revision).toBeLessThan(parseRun(branchBuild).revision)
  })

  it('knows no commit where two were checked out and none is plainly the code', () => {
    const job = { ...branchBuild.job, branch: false }
    expect(parseRun({ ...branchBuild, job }).said).toMatchObject({ commit: null, branch: null })
  })

  it('shows nothing but an address of the web as one', () => {
    const build = { ...branchBuild.build, url: 'javascript:alert(1)' }
    expect(parseRun({ ...branchBuild, build }).said.url).toBeNull()
  })

  it('steps aside where it is not known whether it runs', () => {
    const build = { ...branchBuild.build, building: 'yes' }
    expect(() => parseRun({ ...branchBuild, build })).toThrow(Unfit)
    expect(() => parseRun({ ...branchBuild, build })).toThrow(/build\.building/)
  })

  it('answers a run or says why not, whatever it is given', () => {
    fc.assert(
      fc.property(mutated(branchBuild, freestyleBuild), (raw) => {
        try {
          const { key, revision, said } = parseRun(raw)
          SaidRun.parse(said)
          expect(key.length).toBeLessThan(400)
          expect(Number.isSafeInteger(revision)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(Unfit)
        }
      }),
      { numRuns: 400 },
    )
  })
})
