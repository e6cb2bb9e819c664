import type { Change, Progress, Reply } from './index.ts'

/**
 * The messages between a client and the core, whatever carries them: a process port, a socket, a
 * request. Each is plain data that survives structured cloning and JSON alike.
 */
export type Request = {
  readonly name: string
  readonly input: unknown
  readonly commandId: string
  /** The command, by the same person, that this one takes back. */
  readonly undoes?: string
}

export type ToCore =
  | { readonly kind: 'call'; readonly callId: string; readonly request: Request }
  | { readonly kind: 'cancel'; readonly callId: string }

export type FromCore =
  | { readonly kind: 'reply'; readonly callId: string; readonly reply: Reply }
  | { readonly kind: 'progress'; readonly callId: string; readonly progress: Progress }
  | { readonly kind: 'change'; readonly change: Change }

/** The largest message that a host takes, in bytes. */
export const MESSAGE_LIMIT = 1024 * 1024

/** A menu of the desktop's menu bar, as the page tells it: the page knows what can be done. */
export type MenuSaid = {
  readonly label: string
  readonly items: readonly {
    readonly id: string
    readonly label: string
    /** Shown beside it, never listened to: the page hears its own keys. */
    readonly shortcut?: string
    readonly enabled: boolean
  }[]
}
export type ToHost = { readonly kind: 'menu'; readonly menus: readonly MenuSaid[] }
/** An item of the menu bar was chosen. */
export type FromHost = { readonly kind: 'action'; readonly id: string }

/** What the desktop's page finds as `window.signalbox`, and all that it finds. */
export type Bridge = {
  /** Answers the reply to a call, and nothing to the cancelling of one or to a menu. */
  call(message: ToCore | ToHost): Promise<Reply | undefined>
  /** Hears where the core stands at once where that is known, then every change, progress and choice in the menu. */
  onChange(listener: (message: FromCore | FromHost) => void): () => void
}
