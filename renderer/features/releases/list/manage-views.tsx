import { ActionIcon, Radio, Stack, TextInput, Tooltip } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '#renderer/design/dialog.tsx'
import { openWith, removeView, renameView, type SavedView, troubleWithName } from './saved-views.ts'
import type { Views } from './use-views.ts'
import './views.css'

type Props = { readonly views: Views; readonly onClose: () => void }

/** Renames and removes views, and says which one the room opens with. */
export function ManageViews({ views, onClose }: Props) {
  const { saved, keep } = views
  return (
    <Dialog onClose={onClose} title="Your views">
      <Stack gap="md">
        <ul className="sb-views">
          {saved.views.map((view) => (
            <ViewLine key={view.id} view={view} views={views} />
          ))}
        </ul>
        <Radio.Group
          label="Releases opens with"
          value={saved.first ?? ''}
          onChange={(id) => void keep(openWith(saved, id || null))}
        >
          <Stack gap={6} mt={6}>
            <Radio value="" label="What is not over, earliest first" />
            {saved.views.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </Stack>
        </Radio.Group>
      </Stack>
    </Dialog>
  )
}

type LineProps = { readonly view: SavedView; readonly views: Views }

function ViewLine({ view: { id, name }, views: { saved, keep } }: LineProps) {
  const [typed, setTyped] = useState(name)
  const trouble = troubleWithName(saved, { id, name: typed })
  const rename = () => {
    const given = typed.trim()
    if (!trouble && given !== name) void keep(renameView(saved, { id, name: given }))
  }
  return (
    <li>
      <TextInput
        aria-label={`Name of the view ${name}`}
        value={typed}
        error={trouble}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={rename}
        onKeyDown={({ key }) => key === 'Enter' && rename()}
      />
      <Tooltip label={`Remove ${name}`}>
        <ActionIcon
          color="gray"
          size="lg"
          aria-label={`Remove ${name}`}
          onClick={() => void keep(removeView(saved, id))}
        >
          <IconTrash size={17} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
