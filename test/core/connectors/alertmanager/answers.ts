import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { alert, silence, status } from './samples.ts'

const bodies: Readonly<Record<string, unknown>> = {
  status,
  alerts: [alert],
  silences: [silence],
}

export const answers: SampleAnswers = {
  baseUrl: 'https://alertmanager.example.org',
  settings: {},
  answer: ({ pathname }) => bodies[pathname.replace('/api/v2/', '')],
}
