import type { Vendor } from './wire.ts'

/** Where a vendor is reached and what has to be shown there. */
export type DoorOf<V extends Vendor = Vendor> = {
  readonly vendor: V
  readonly title: string
  /** Below the root of its server. */
  readonly basePath: string
  /** What whoever asks has to show, as its connector wants it; it is no secret, because nobody is meant. */
  readonly secret: string
}

export const doors: { readonly [V in Vendor]: DoorOf<V> } = {
  github: {
    vendor: 'github',
    title: 'GitHub',
    basePath: '',
    secret: 'ghp_larkfieldRehearsalNobodysToken000000',
  },
  gitlab: {
    vendor: 'gitlab',
    title: 'GitLab',
    basePath: '/api/v4',
    secret: 'glpat-larkfieldRehearsal',
  },
  jenkins: {
    vendor: 'jenkins',
    title: 'Jenkins',
    basePath: '',
    secret: 'signalbox:11larkfieldrehearsal',
  },
  prometheus: {
    vendor: 'prometheus',
    title: 'Prometheus',
    basePath: '',
    secret: 'signalbox:larkfield-metrics',
  },
  alertmanager: {
    vendor: 'alertmanager',
    title: 'Alertmanager',
    basePath: '',
    secret: 'signalbox:larkfield-alerts',
  },
  pagerduty: {
    vendor: 'pagerduty',
    title: 'PagerDuty',
    basePath: '',
    secret: 'u+larkfieldRehearsal',
  },
  caldav: {
    vendor: 'caldav',
    title: 'CalDAV',
    basePath: '/dav/',
    secret: 'signalbox:larkfield-calendars',
  },
}
