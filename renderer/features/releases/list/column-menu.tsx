import { Button, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { ColumnKey, toggleColumn, usualColumns } from './column-choice.ts'
import { titleOf } from './columns.tsx'

type Props = {
  readonly chosen: readonly ColumnKey[]
  /** `null` goes back to the usual ones. */
  readonly onChoose: (columns: readonly ColumnKey[] | null) => void
}

/** Which columns stand in the table; kept for the person, on every machine. */
export const ColumnMenu = ({ chosen, onChoose }: Props) => (
  <Menu>
    <Menu.Target>
      <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
        Columns
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      {ColumnKey.options.map((key) => (
        <Menu.CheckboxItem
          key={key}
          checked={chosen.includes(key)}
          disabled={key === 'name'}
          onChange={() => onChoose(toggleColumn(chosen, key))}
        >
          {titleOf(key)}
        </Menu.CheckboxItem>
      ))}
      <Menu.Divider />
      <Menu.Item disabled={chosen.join() === usualColumns.join()} onClick={() => onChoose(null)}>
        The usual columns
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
