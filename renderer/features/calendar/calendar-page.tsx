import { SegmentedControl } from '@mantine/core'
import { currentAddress, goTo, withQuery } from '#renderer/workbench/address.ts'
import type { PageProps } from '#renderer/workbench/page.ts'
import { LanesView } from './lanes/lanes-view.tsx'

const views = [{ value: 'lanes', label: 'Lanes' }]

/** What is planned, in the shape that whoever looks at it needs. */
export function CalendarPage({ address }: PageProps) {
  const view = address.query['view'] ?? 'lanes'
  const choice = views.length > 1 && (
    <SegmentedControl
      aria-label="View"
      size="xs"
      data={views}
      value={view}
      onChange={(to) => goTo(withQuery(currentAddress(), { view: to, open: undefined }))}
    />
  )
  return <LanesView address={address} views={choice} />
}
