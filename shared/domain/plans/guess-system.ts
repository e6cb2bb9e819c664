import { systemInHeader } from './key-header.ts'

/** Where a sheet comes from, as its headers say; `undefined` where they do not say it in so many words. */
export const systemSaid = (header: readonly string[]): string | undefined =>
  header.map(systemInHeader).find((system) => system !== undefined)

/** Where a sheet probably comes from, by the headers that its program is known for. */
export function guessSystem(header: readonly string[]): string {
  const names = header.map((name) => name.toLowerCase())
  if (names.some((name) => /^(change request|cmdb_ci|short[ _]description)$/.test(name))) {
    return 'ServiceNow'
  }
  return names.some((name) => /^(issue key|issue id|fix version\/?s?)$/.test(name))
    ? 'Jira'
    : 'Sheet'
}
