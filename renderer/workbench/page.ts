import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Permission } from '#shared/vocabulary/permission.ts'
import type { Address } from './address.ts'

/** A room of the window; its id is the first part of its address. */
export type Page = {
  readonly id: string
  readonly title: string
  readonly icon: Icon
  /** The place in the rail, in the order of a release's life. */
  readonly place: number
  /** One sentence for whoever does not know the room yet. */
  readonly says: string
  /** Pressed after `g`. */
  readonly goKey: string
  readonly needs?: Permission
  readonly Page: ComponentType<PageProps>
}

export type PageProps = { readonly address: Address }
