import { Textarea } from '@mantine/core'
import { RowList } from '../form/row-list.tsx'

type Props = {
  readonly rows: readonly string[]
  readonly faultAt: (path: string) => string | undefined
  readonly onChange: (rows: readonly string[], path: string) => void
}

/** When to stop, decided before anybody is tired. */
export const AbortCriteria = ({ rows, faultAt, onChange }: Props) => (
  <RowList
    label="Abort criteria"
    description="What ends it, so that nobody has to argue at night: errors above 1 % for five minutes."
    one="criterion"
    rows={rows}
    fresh=""
    onChange={(next, place) => onChange(next, `abortCriteria.${place}`)}
  >
    {(row, place) => (
      <Textarea
        aria-label={`Abort criterion ${place + 1}`}
        autosize
        minRows={1}
        value={row}
        error={faultAt(`abortCriteria.${place}`)}
        onChange={({ currentTarget }) =>
          onChange(
            rows.map((other, at) => (at === place ? currentTarget.value : other)),
            `abortCriteria.${place}`,
          )
        }
      />
    )}
  </RowList>
)
