import { Buffer } from 'node:buffer'
import type { Connector } from '../connector.ts'
import { JenkinsSettings } from './jenkins-settings.ts'
import { probeJenkins } from './probe-jenkins.ts'
import { runs } from './read-runs.ts'
import { steps } from './read-steps.ts'

export const jenkins: Connector<JenkinsSettings> = {
  kind: 'jenkins',
  title: 'Jenkins',
  says: 'Builds of jobs, with every branch of a multibranch project and the stages of pipelines.',
  address: {
    says: 'Where Jenkins is reached, with the path it is served under, such as https://ci.example.org/jenkins.',
    usual: null,
  },
  secret: {
    label: 'User and API token',
    says: 'As user:token. The token is made in Jenkins on the security page of that user; Job/Read is enough.',
    due: false,
  },
  settings: JenkinsSettings,
  authorize: (secret) => ({
    authorization: `Basic ${Buffer.from(secret.trim(), 'utf8').toString('base64')}`,
  }),
  atOnce: 2,
  streams: [runs, steps],
  probe: probeJenkins,
}
