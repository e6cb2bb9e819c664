import { useMe } from '#renderer/data/use-me.ts'
import { tellTime, tellZone } from '#renderer/design/moment.ts'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import { Clocks } from './clocks.tsx'
import { FirstSteps } from './first-steps.tsx'
import { NeedsPanel } from './needs/needs-panel.tsx'
import './today.css'
import { tellWholeDay } from './today-words.ts'

/** What needs me now and next. */
export function TodayPage() {
  const { zone } = useMe()
  const now = useNow()
  return (
    <PageFrame
      title="Today"
      says={`${tellWholeDay({ at: now, zone })}, ${tellTime({ at: now, zone })} ${tellZone(zone)}`}
    >
      <FirstSteps />
      <PageColumns
        main={<PanelsAt place="today" given={{}} column="main" />}
        beside={
          <>
            <NeedsPanel />
            <PanelsAt place="today" given={{}} column="beside" />
            <Clocks />
          </>
        }
      />
    </PageFrame>
  )
}
