import { NativeSelect, Text } from '@mantine/core'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { columnLabels } from '#shared/domain/plans/column-names.ts'
import type { Mapping } from '#shared/domain/plans/guess-columns.ts'
import { PlanColumn as Column, type PlanColumn, sheetColumns } from '#shared/vocabulary/plan.ts'
import type { ReadingSheet } from '../use-sheet.ts'

type Props = {
  readonly reading: ReadingSheet
  readonly onMapping: (mapping: Mapping) => void
}

/** Which column of the sheet is which; remembered for sheets with these headers. */
export function ColumnsPanel({ reading, onMapping }: Props) {
  const { sheet, mapping, guessed } = reading
  if (!sheet) return null
  const choose = (at: number, chosen: string) => {
    const column = Column.safeParse(chosen).data ?? null
    const next = mapping.map((one, place) => (place === at ? column : one))
    onMapping(next)
    reading.remember(next)
  }
  return (
    <Panel title="Which column is which">
      {!mapping.includes('name') && (
        <Notice tone="wary" title="No column is the name">
          A release needs a name: choose the column that holds it.
        </Notice>
      )}
      <table className="sb-plan-columns" aria-label="Columns of the sheet">
        <thead>
          <tr>
            <th scope="col">In the sheet</th>
            <th scope="col">First cell</th>
            <th scope="col">Is</th>
          </tr>
        </thead>
        <tbody>
          {sheet.header.map((header, at) => (
            <tr key={`${at} ${header}`}>
              <td>{header || <em>no header</em>}</td>
              <td className="sb-plan-sample">{sampleIn(sheet.rows, at)}</td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={`What ${header || `column ${at + 1}`} is`}
                  data={choices}
                  value={mapping[at] ?? ''}
                  onChange={({ currentTarget }) => choose(at, currentTarget.value)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text fz="sm" c="dimmed">
        A day and its time may have a column each: both are Start, or both End. A version joins the
        only service of its line. It is all remembered for the next sheet with these headers.
        {guessed &&
          guessed.spare.length > 0 &&
          ` Left out, because another column is already that: ${guessed.spare.map(({ header }) => header).join(', ')}.`}
      </Text>
    </Panel>
  )
}

const choices = [
  { value: '', label: 'Left out' },
  ...sheetColumns.map((column: PlanColumn) => ({ value: column, label: columnLabels[column] })),
]

type Rows = NonNullable<ReadingSheet['sheet']>['rows']

const sampleIn = (rows: Rows, at: number): string =>
  rows.find(({ cells }) => cells[at])?.cells[at]?.slice(0, 60) ?? ''
