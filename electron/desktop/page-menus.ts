import type { WebContents } from 'electron'
import { z } from 'zod'
import type { MenuSaid } from '#shared/contract/wire.ts'

const Short = z.string().min(1).max(120)
const Said = z.strictObject({
  kind: z.literal('menu'),
  menus: z
    .array(
      z.strictObject({
        label: Short,
        items: z
          .array(
            z.strictObject({
              id: Short,
              label: Short,
              shortcut: z.string().max(40).exactOptional(),
              enabled: z.boolean(),
            }),
          )
          .max(60),
      }),
    )
    .max(12),
})

type Show = (menus: readonly MenuSaid[], contents: WebContents) => void

/** Remembers what each page says can be done on it, and shows what the one in front says. */
export function createPageMenus(show: Show) {
  const saidBy = new Map<WebContents, readonly MenuSaid[]>()
  let front: WebContents | undefined

  return {
    /** Answers whether this was about menus; what is malformed changes nothing. */
    hear(contents: WebContents, message: unknown): boolean {
      if ((message as { kind?: unknown } | null)?.kind !== 'menu') return false
      const { success, data } = Said.safeParse(message)
      if (!success) return true
      saidBy.set(contents, data.menus)
      front ??= contents
      if (front === contents) show(data.menus, contents)
      return true
    },
    bringToFront(contents: WebContents): void {
      front = contents
      const menus = saidBy.get(contents)
      if (menus) show(menus, contents)
    },
    forget(contents: WebContents): void {
      saidBy.delete(contents)
      if (front === contents) front = undefined
    },
  }
}
export type PageMenus = ReturnType<typeof createPageMenus>
