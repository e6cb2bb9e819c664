import { Menu, UnstyledButton } from '@mantine/core'
import { IconUserCircle, IconUserQuestion } from '@tabler/icons-react'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Props = { readonly status: OutputOf<'workspace.status'> }

const sure: Readonly<Record<string, string>> = {
  os: 'known by the account of this machine',
  proved: 'proved by a passphrase',
  declared: 'on your word alone',
}

/** For whom this window speaks, and how sure the workspace is of it. */
export function WhoIAm({ status: { me } }: Props) {
  const Icon = me ? IconUserCircle : IconUserQuestion
  const name = me ? (me.name ?? 'Name erased') : 'Nobody known'
  return (
    <Menu>
      <Menu.Target>
        <UnstyledButton className="sb-chip">
          <Icon size={18} stroke={1.6} aria-hidden />
          {name}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me && <Menu.Label>{sure[me.assurance] ?? me.assurance}</Menu.Label>}
        {me && (
          <Menu.Item component="a" href={hrefTo(['people', me.person])}>
            My page
          </Menu.Item>
        )}
        <Menu.Item component="a" href={hrefTo(['settings'], { part: 'profile' })}>
          Profile and who I speak for
        </Menu.Item>
        <Menu.Item component="a" href={hrefTo(['settings'], { part: 'appearance' })}>
          Appearance
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
