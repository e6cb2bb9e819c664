import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { application, listed } from './sample-application.ts'

function answer({ pathname, searchParams }: URL): unknown {
  if (pathname.includes('/revisions/'))
    return { author: 'Ada <ada@example.org>', message: 'Ship it' }
  if (/\/applications\/[^/]+$/.test(pathname)) return application
  if (!pathname.endsWith('/applications')) return undefined
  return { items: [searchParams.has('fields') ? listed(application) : application] }
}

export const answers: SampleAnswers = {
  baseUrl: 'https://argocd.example.org',
  settings: {},
  answer,
}
