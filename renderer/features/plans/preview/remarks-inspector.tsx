import { Text } from '@mantine/core'
import { Inspector } from '#renderer/design/inspector.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { Standing } from '#renderer/design/standing.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { columnLabels } from '#shared/domain/plans/column-names.ts'
import type { PlanRemark } from '#shared/vocabulary/plan.ts'
import { doesWords } from './preview-words.ts'
import type { PreviewedRelease } from './use-preview.ts'

type Props = { readonly release: PreviewedRelease; readonly onClose: () => void }

/** Everything about one release of the sheet: line, column and why. */
export function RemarksInspector({ release, onClose }: Props) {
  const { name, lines, does, says, wrong, wary, release: id } = release
  const { word, tone, icon } = doesWords[does]
  return (
    <Inspector
      title={name || 'No name'}
      says={
        <Text fz="sm" c="dimmed">
          {tellNumber(lines.length, ['line', 'lines'])} of the sheet: {lines.join(', ')}
        </Text>
      }
      {...(id && { href: hrefTo(['releases', id]) })}
      onClose={onClose}
    >
      {wrong.length > 0 && <Remarks title="What is wrong" remarks={wrong} />}
      {wary.length > 0 && <Remarks title="What may surprise" remarks={wary} />}
      <Panel title="What importing would do">
        <Standing tone={tone} icon={icon}>
          {word}
        </Standing>
        {does !== 'cannot' && says.length > 0 && (
          <ul className="sb-plan-says">
            {says.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </Panel>
    </Inspector>
  )
}

type RemarksProps = { readonly title: string; readonly remarks: readonly PlanRemark[] }

const Remarks = ({ title, remarks }: RemarksProps) => (
  <Panel title={title}>
    <ul className="sb-plan-says">
      {remarks.map(({ line, column, because }) => (
        <li key={`${line} ${column} ${because}`}>
          <strong>
            Line {line}
            {column && `, ${columnLabels[column]}`}
          </strong>
          : {because}
        </li>
      ))}
    </ul>
  </Panel>
)
