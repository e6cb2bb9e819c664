import type { Change, Progress, Reply } from './index.ts'

/**
 * The messages between a client and the core, whatever carries them: a process port, a socket, a
 * request. Each is plain data that survives structured cloning and JSON alike.
 */
export type Request = {
  readonly name: string
  readonly input: unknown
  readonly commandId: string
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

/** What the desktop's page finds as `window.signalbox`, and all that it finds. */
export type Bridge = {
  /** Answers the reply to a call, and nothing to the cancelling of one. */
  call(message: ToCore): Promise<Reply | undefined>
  /** Hears where the core stands at once where that is known, then every change and progress. */
  onChange(listener: (message: FromCore) => void): () => void
}
