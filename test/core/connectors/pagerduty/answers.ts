import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { incident, onCall, service, window } from './samples.ts'

const page = { limit: 100, offset: 0, total: null, more: false }

function answer({ pathname, searchParams }: URL): unknown {
  const [list, id] = pathname.split('/').filter(Boolean)
  if (list === 'incidents') {
    if (id) return { incident }
    const since = Date.parse(searchParams.get('since') ?? '')
    const isIn = !(since > Date.parse(incident.created_at))
    return { ...page, incidents: isIn ? [incident] : [] }
  }
  if (list === 'maintenance_windows') {
    return id ? { maintenance_window: window } : { ...page, maintenance_windows: [window] }
  }
  if (list === 'oncalls') return { ...page, oncalls: [onCall] }
  return list === 'services' ? { ...page, services: [service] } : undefined
}

export const answers: SampleAnswers = {
  baseUrl: 'https://api.pagerduty.com',
  settings: {},
  answer,
}
