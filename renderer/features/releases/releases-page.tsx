import type { PageProps } from '#renderer/workbench/page.ts'
import { ReleaseList } from './list/release-list.tsx'
import { PlanRelease } from './plan/plan-release.tsx'
import { ReleasePage } from './release/release-page.tsx'

export function ReleasesPage({ address }: PageProps) {
  const [part] = address.path.slice(1)
  if (part === undefined) return <ReleaseList address={address} />
  if (part === 'new') return <PlanRelease address={address} />
  return <ReleasePage key={part} releaseId={part} />
}
