import { Button, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconBookmark,
  IconBookmarkPlus,
  IconCheck,
  IconSettings,
  IconStarFilled,
  IconTableExport,
} from '@tabler/icons-react'
import { hrefTo, useAddress } from '#renderer/workbench/address.ts'
import { ManageViews } from './manage-views.tsx'
import { NameView } from './name-view.tsx'
import { viewShown } from './saved-views.ts'
import type { Views } from './use-views.ts'
import './views.css'
import { ownPart } from '#renderer/workbench/release-query/wanted.ts'

type Props = { readonly views: Views }

/** Filters under a name of one's own. */
export function ViewsMenu({ views }: Props) {
  const { query } = useAddress()
  const [naming, name] = useDisclosure()
  const [managing, manage] = useDisclosure()
  const { saved } = views
  const shown = viewShown(saved, query)
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden />}>
            {shown ? `View: ${shown.name}` : 'Views'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.views.length === 0 && <Menu.Label>No view is saved yet</Menu.Label>}
          {saved.views.map((view) => (
            <Menu.Item
              key={view.id}
              component="a"
              href={hrefTo(['releases'], view.query)}
              aria-current={view === shown ? 'true' : undefined}
              leftSection={<ViewMark current={view === shown} first={view.id === saved.first} />}
            >
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconBookmarkPlus size={16} aria-hidden />} onClick={name.open}>
            Save these filters as a view
          </Menu.Item>
          {saved.views.length > 0 && (
            <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={manage.open}>
              Manage views
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            component="a"
            href={hrefTo(['plans'], ownPart(query))}
            leftSection={<IconTableExport size={16} aria-hidden />}
          >
            Write these out as a sheet
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && <NameView views={views} query={query} onClose={name.close} />}
      {managing && <ManageViews views={views} onClose={manage.close} />}
    </>
  )
}

type MarkProps = { readonly current: boolean; readonly first: boolean }

const ViewMark = ({ current, first }: MarkProps) => {
  if (current) return <IconCheck size={16} aria-label="Shown now" />
  if (first) return <IconStarFilled size={14} aria-label="Opens first" />
  return <span className="sb-view-mark" />
}
