import type { z } from 'zod'

export type Json = z.core.util.JSONType

/** What an answer said of itself, so that it need not be sent again unless it changed. */
export type Validator = {
  readonly etag: string | null
  readonly modified: string | null
  /** What whoever asked wanted to find again with “the same”. */
  readonly kept: Json | undefined
}

/** A validator holds for the address and for whoever asked: another token sees other things. */
export type Fresh = Validator & { readonly identity: string; readonly url: string }

export type Validators = {
  readonly find: (of: { readonly identity: string; readonly url: string }) => Validator | undefined
}
