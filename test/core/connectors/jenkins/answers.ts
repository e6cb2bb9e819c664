import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { PIPELINE } from './fake-jenkins.ts'
import { describedRun, freestyleBuild } from './sample-builds.ts'

const { build } = freestyleBuild
const { number, timestamp, building } = build
const lastBuild = { number, timestamp, building }
const job = { _class: PIPELINE, name: 'nightly', fullName: 'nightly', property: [] }
const stages = { ...describedRun, id: String(number), name: `#${number}` }

function answer({ pathname, searchParams }: URL): unknown {
  const tree = searchParams.get('tree') ?? ''
  if (pathname === `/job/nightly/${number}/api/json`) return build
  if (pathname === '/job/nightly/wfapi/runs') return [stages]
  if (pathname === `/job/nightly/${number}/wfapi/describe`) return stages
  if (pathname !== '/job/nightly/api/json') return undefined
  if (/^(builds|allBuilds)/.test(tree)) return { builds: [build], allBuilds: [build] }
  return { ...job, nextBuildNumber: number + 1, lastBuild, builds: [build], allBuilds: [build] }
}

export const answers: SampleAnswers = {
  baseUrl: 'https://jenkins.example.org',
  settings: { jobs: ['nightly'], days: 1000 },
  answer,
}
