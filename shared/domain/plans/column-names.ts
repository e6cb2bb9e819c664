import type { PlanColumn } from '#shared/vocabulary/plan.ts'

/** What the columns are called where they are written out. */
export const columnLabels: Readonly<Record<PlanColumn, string>> = {
  key: 'Key',
  name: 'Name',
  class: 'Class',
  owner: 'Owner',
  lead: 'Lead',
  strategy: 'Strategy',
  environment: 'Environment',
  region: 'Region',
  zone: 'Time zone',
  start: 'Start',
  end: 'End',
  services: 'Services',
  tags: 'Tags',
  goal: 'Goal',
  version: 'Version',
}

/** What people and other programs call them; the surest name first, folded as `foldName` does. */
export const columnNames: Readonly<Record<PlanColumn, readonly string[]>> = {
  key: [
    ...['key', 'change number', 'change request', 'change id', 'issue key', 'number', 'chg'],
    ...['change', 'ticket', 'reference', 'change request number', 'rfc', 'id', 'issue id'],
  ],
  name: [
    ...['name', 'release name', 'release', 'short description', 'summary', 'title', 'change title'],
    ...['fix version', 'fix versions', 'fix version s', 'subject', 'activity', 'change name'],
  ],
  class: [
    ...['class', 'release class', 'change type', 'type', 'release type', 'type of change'],
    ...['classification', 'kind', 'category', 'change category', 'kind of change'],
  ],
  owner: [
    ...['owner', 'release owner', 'release manager', 'requested by', 'requester', 'change owner'],
    ...['opened by', 'reporter', 'change requestor', 'requestor', 'responsible', 'product owner'],
  ],
  lead: [
    ...['lead', 'deployment lead', 'release lead', 'assigned to', 'assignee', 'implementer'],
    ...['change implementer', 'implementor', 'technical lead', 'tech lead', 'deployer'],
  ],
  strategy: ['strategy', 'deployment strategy', 'rollout', 'rollout strategy', 'deployment type'],
  environment: [
    ...['environment', 'env', 'target environment', 'environments', 'deployment environment'],
    ...['target', 'stage', 'u environment'],
  ],
  region: ['region', 'location', 'site', 'data center', 'data centre', 'datacenter'],
  zone: ['time zone', 'timezone', 'zone', 'tz'],
  start: [
    ...['start', 'planned start date', 'planned start', 'start date', 'scheduled start'],
    ...['start time', 'planned start time', 'scheduled start date', 'deployment start', 'from'],
    ...['window start', 'starts', 'start date and time', 'go live', 'go live date', 'golive'],
    ...['deployment date', 'release date', 'date', 'start day', 'go live day', 'day'],
    ...['go live time', 'deployment time', 'from time', 'time from', 'begin', 'begins', 'time'],
  ],
  end: [
    ...['end', 'planned end date', 'planned end', 'end date', 'scheduled end', 'end time'],
    ...['planned end time', 'scheduled end date', 'deployment end', 'to', 'until', 'window end'],
    ...['ends', 'end date and time', 'finish', 'finish time', 'end day', 'to time', 'time to'],
    ...['due date', 'due'],
  ],
  services: [
    ...['services', 'service', 'service offering', 'business service', 'cmdb ci'],
    ...['configuration item', 'ci', 'affected ci', 'affected cis', 'configuration items'],
    ...['components', 'component s', 'component', 'application', 'applications', 'app', 'systems'],
    ...['system', 'affected services', 'impacted services', 'impacted services cis', 'repository'],
  ],
  tags: ['tags', 'tag', 'compliance tags', 'compliance', 'labels', 'label'],
  goal: [
    ...['goal', 'purpose', 'justification', 'description', 'business justification', 'objective'],
    ...['reason', 'details', 'notes'],
  ],
  version: [
    ...['version', 'target version', 'release version', 'service version', 'new version'],
    ...['version number', 'build'],
  ],
}
