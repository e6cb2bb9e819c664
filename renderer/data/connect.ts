import { type ConnectionStore, createConnection } from '#renderer/state/connection.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import type { Bridge } from '#shared/contract/wire.ts'
import { followBridge } from './follow-bridge.ts'
import { createHttpClient } from './http-client.ts'
import { awaitSibling, forgetToken, lendToken, type SignIn, signIn, type Tab } from './session.ts'
import { createWireClient } from './wire-client.ts'

declare global {
  interface Window {
    /** Only on the desktop. */
    readonly signalbox?: Bridge
  }
}

export type Connected = { readonly core: CoreClient; readonly connection: ConnectionStore }
export type NeedsLink = Extract<SignIn, { outcome: 'needsLink' }>

/** Reaches the core through the desktop's bridge where there is one, else through the host. */
export async function connect(onSignedOut: () => void): Promise<Connected | NeedsLink> {
  const connection = createConnection()
  if (window.signalbox) return overBridge(window.signalbox, connection)

  const tab = thisTab()
  const signedIn = await signIn(tab)
  if (signedIn.outcome === 'needsLink') return signedIn
  lendToken(tab)
  const signOut = () => {
    forgetToken(tab)
    onSignedOut()
  }
  const { token } = signedIn
  const core = createHttpClient({
    host: tab.location.origin,
    token,
    connection,
    onSignedOut: signOut,
  })
  return { core, connection }
}

function thisTab(): Tab {
  const { location, history, sessionStorage: storage } = window
  return { location, history, storage, siblings: new BroadcastChannel('signalbox') }
}

/** A wall that nobody touches comes back by itself once another tab was let in. */
export const comeBackWithSibling = (): (() => void) =>
  awaitSibling(thisTab(), () => window.location.reload())

function overBridge(bridge: Bridge, connection: ConnectionStore): Connected {
  const core = createWireClient(bridge)
  followBridge(bridge, connection)
  return { core, connection }
}
