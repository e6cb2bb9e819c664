import { useMemo } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { Coming } from '#renderer/design/coming.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { goTo, hrefTo, withQuery } from '#renderer/workbench/address.ts'
import type { PageProps } from '#renderer/workbench/page.ts'
import { portionsOfLines } from '#shared/domain/plans/portions-of-lines.ts'
import { WriteOut } from './out/write-out.tsx'
import { readingOf } from './plan-values.ts'
import './plans.css'
import { ImportPanel } from './preview/import-panel.tsx'
import { PreviewPanel } from './preview/preview-panel.tsx'
import { RemarksInspector } from './preview/remarks-inspector.tsx'
import { usePreview } from './preview/use-preview.ts'
import { ColumnsPanel } from './reading/columns-panel.tsx'
import { ReadingPanel } from './reading/reading-panel.tsx'
import { SheetPanel } from './sheet/sheet-panel.tsx'
import { usePlanValues } from './use-plan-values.ts'
import { useSheet } from './use-sheet.ts'

/** Brings the releases of a sheet, and writes them out again. */
export function PlansPage({ address }: PageProps) {
  const { status } = useMe()
  if (!status) return <Coming label="The page is on its way" />
  return <Plans address={address} workspace={status.id} />
}

type Props = PageProps & { readonly workspace: string }

function Plans({ address, workspace }: Props) {
  const { values, set, clear, isKept } = usePlanValues(workspace)
  const reading = useSheet(values)
  const { lines, dates, system } = reading
  const order = values.dates ?? (dates.outcome === 'order' ? dates.order : undefined)
  const how = useMemo(() => readingOf({ values, dates: order, system }), [values, order, system])
  const portions = useMemo(() => portionsOfLines(lines), [lines])
  const preview = usePreview({ reading: how, portions })
  const opened = preview.releases.find(
    ({ lines: [first] }) => String(first) === address.query['open'],
  )
  return (
    <PageFrame
      title="Bring your plan"
      says="Paste a sheet of releases; nothing is imported before you have seen what it would do."
      inspector={
        opened && (
          <RemarksInspector
            release={opened}
            onClose={() => goTo(withQuery(address, { open: undefined }))}
          />
        )
      }
    >
      <SheetPanel
        values={values}
        reading={reading}
        isKept={isKept}
        onText={(text) => set({ text, mapping: null, system: null, dates: null })}
        onClear={() => {
          clear()
          goTo(hrefTo(['plans']))
        }}
      />
      {reading.sheet && (
        <div className="sb-plan-how">
          <ColumnsPanel reading={reading} onMapping={(mapping) => set({ mapping: [...mapping] })} />
          <ReadingPanel
            values={values}
            system={system}
            dates={dates}
            onChange={set}
            onNamed={() => reading.remember()}
          />
        </div>
      )}
      {reading.sheet && (
        <PreviewPanel
          preview={preview}
          lines={lines}
          address={address}
          isTold={how !== undefined}
        />
      )}
      {reading.sheet && how && <ImportPanel reading={how} portions={portions} preview={preview} />}
      <WriteOut address={address} system={system} />
    </PageFrame>
  )
}
