import type { Elsewhere, Ports } from '#core/ports.ts'
import type { FromCore, ToCore } from '#shared/contract/wire.ts'
import type { Size } from '../rehearsal/sizes.ts'

export type Protection = Ports['secrets']['protection']

export type SecretAsk =
  | { readonly act: 'read'; readonly name: string }
  | { readonly act: 'write'; readonly name: string; readonly value: string }
  | { readonly act: 'forget'; readonly name: string }
export type SecretAnswer =
  | { readonly ok: true; readonly value: string | undefined }
  | { readonly ok: false; readonly message: string }

/** What the core's process is told first. */
export type Opening = {
  readonly folder: string
  readonly version: string
  readonly protection: Protection
  /** Which rehearsal the folder is to hold, where it is one. */
  readonly rehearsal?: Size
  /** Whether no source is to be asked anything. */
  readonly offline?: true
  /** How the process before this one ended, where there was one. */
  readonly after?: { readonly exitCode: number }
}

export type ToCoreProcess =
  | { readonly kind: 'open'; readonly opening: Opening }
  | { readonly kind: 'join'; readonly clientId: string }
  | { readonly kind: 'leave'; readonly clientId: string }
  | { readonly kind: 'client'; readonly clientId: string; readonly message: ToCore }
  | { readonly kind: 'secret'; readonly askId: string; readonly answer: SecretAnswer }
  | { readonly kind: 'close' }

export type FromCoreProcess =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly message: string }
  /** Another workspace is asked for: the program starts anew with it. */
  | { readonly kind: 'openElsewhere'; readonly target: Elsewhere }
  | { readonly kind: 'client'; readonly clientId: string; readonly message: FromCore }
  | { readonly kind: 'askSecret'; readonly askId: string; readonly ask: SecretAsk }
