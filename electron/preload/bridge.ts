import type { Reply } from '#shared/contract/index.ts'
import type { FromCore, ToCore } from '#shared/contract/wire.ts'

/** What the desktop's page finds as `window.signalbox`, and all that it finds. */
export type Bridge = {
  /** Answers the reply to a call, and nothing to the cancelling of one. */
  call(message: ToCore): Promise<Reply | undefined>
  /** Hears where the core stands at once where that is known, then every change and progress. */
  onChange(listener: (message: FromCore) => void): () => void
}
