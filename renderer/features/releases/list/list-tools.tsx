import { Button, Tooltip } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { ColumnKey } from './column-choice.ts'
import { ColumnMenu } from './column-menu.tsx'
import type { Views } from './use-views.ts'
import { ViewsMenu } from './views-menu.tsx'

type Props = {
  readonly views: Views
  readonly chosen: readonly ColumnKey[]
  readonly onChoose: (columns: readonly ColumnKey[] | null) => void
}

export const ListTools = ({ views, chosen, onChoose }: Props) => (
  <>
    <ViewsMenu views={views} />
    <ColumnMenu chosen={chosen} onChoose={onChoose} />
    <NewButton />
  </>
)

function NewButton() {
  const { may } = useMe()
  const icon = <IconPlus size={16} aria-hidden />
  if (may('releases:write')) {
    return (
      <Button component="a" href={hrefTo(['releases', 'new'])} leftSection={icon}>
        Plan a release
      </Button>
    )
  }
  return (
    <Tooltip label="Planning a release needs a role that may write releases.">
      <Button data-disabled aria-disabled leftSection={icon}>
        Plan a release
      </Button>
    </Tooltip>
  )
}
