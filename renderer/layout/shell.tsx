import { useStore } from 'zustand'
import { wayBack } from '#renderer/data/session.ts'
import { useAtHand } from '#renderer/data/use-at-hand.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { useWall } from '#renderer/data/wall.ts'
import { tellTime } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import type { Connection, ConnectionStore } from '#renderer/state/connection.ts'
import type { Source } from '#renderer/workbench/source.ts'
import { KeyboardHelp } from './keyboard-help.tsx'
import { NoticesTray } from './notices-tray.tsx'
import { PageOutlet } from './page-outlet.tsx'
import { Palette } from './palette.tsx'
import { Rail } from './rail.tsx'
import { useAllActions, useRegistry } from './registry.ts'
import './shell.css'
import { TopBar } from './top-bar.tsx'
import { useDesktopMenu } from './use-desktop-menu.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useSituation } from './use-situation.ts'
import { WallStrip } from './wall-strip.tsx'

type Props = { readonly connection: ConnectionStore; readonly sources: readonly Source[] }

/** The window around its pages; on a wall only what a glance needs. */
export function Shell({ connection, sources }: Props) {
  const { pages } = useRegistry()
  const actions = useAllActions()
  const situation = useSituation()
  const me = useMe()
  const wall = useWall()
  const standing = useStore(connection)
  useShortcuts({ actions, situation })
  useDesktopMenu({ actions, situation })
  useAtHand()
  return (
    <div className="sb-shell" data-wall={wall || undefined}>
      <button type="button" className="sb-skip" onClick={toMain}>
        Skip to the page
      </button>
      {!wall && <Rail pages={pages} situation={situation} />}
      <div className="sb-shell-main">
        {!wall && <TopBar me={me} sources={sources} />}
        <Banners me={me} standing={standing} />
        <main id="main" className="sb-shell-page" tabIndex={-1}>
          <PageOutlet pages={pages} />
        </main>
        {wall && <WallStrip me={me} sources={sources} />}
      </div>
      <Palette />
      <KeyboardHelp />
      <NoticesTray />
    </div>
  )
}

/** Only where this window was opened from another one. */
function WayBack() {
  const back = wayBack({ storage: window.sessionStorage })
  return back && <a href={back}>Back to my own workspace</a>
}

/** The address is the window's place: a jump within the page must not change it. */
const toMain = () => document.getElementById('main')?.focus()

type BannersProps = { readonly me: ReturnType<typeof useMe>; readonly standing: Connection }

function Banners({ me: { status, zone }, standing }: BannersProps) {
  return (
    <div className="sb-shell-banners">
      {status?.rehearsal && (
        <p className="sb-rehearsal">
          <strong>Rehearsal.</strong> The company, its people and its releases are invented; try
          anything. What you change here lasts until it is built anew. <WayBack />
        </p>
      )}
      {standing.phase === 'lost' && (
        <Notice tone="wary" title="Out of touch with the core">
          The connection broke at {tellTime({ at: standing.since, zone })}. What you see is from
          before then and comes up to date by itself; nothing that was decided is lost. If Signalbox
          was stopped, start it again and open the link it prints.
        </Notice>
      )}
      {status && status.viewOnly !== null && (
        <Notice tone="wary" title="Nothing can be changed here">
          {status.viewOnly}
        </Notice>
      )}
    </div>
  )
}
