import { Tooltip } from '@mantine/core'
import { useStore } from 'zustand'
import { Mark } from '#renderer/design/mark.tsx'
import { appearance } from '#renderer/state/appearance.ts'
import type { Situation } from '#renderer/workbench/action.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Page } from '#renderer/workbench/page.ts'
import './rail.css'

type Props = { readonly pages: readonly Page[]; readonly situation: Situation }

/** The rooms in the order of a release's life. */
export function Rail({ pages, situation }: Props) {
  const rail = useStore(appearance, (now) => now.rail)
  const here = situation.address.path[0] ?? pages[0]?.id
  const open = pages.filter(({ needs }) => !needs || situation.may(needs))
  return (
    <nav className="sb-rail" data-rail={rail} aria-label="Rooms">
      <a className="sb-rail-name" href="#/" aria-label="Signalbox: to today">
        <Mark size={24} />
        {rail === 'wide' && <span>Signalbox</span>}
      </a>
      <ul>
        {open.map(({ id, title, icon: Icon }) => (
          <li key={id}>
            <Tooltip label={title} position="right" disabled={rail === 'wide'}>
              <a
                href={hrefTo([id])}
                aria-current={id === here ? 'page' : undefined}
                aria-label={title}
              >
                <Icon size={18} stroke={1.6} aria-hidden />
                {rail === 'wide' && <span>{title}</span>}
              </a>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  )
}
