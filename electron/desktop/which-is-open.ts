import { dialog } from 'electron'
import { z } from 'zod'

/** What a second start tells the first, in its own words: Electron reorders the arguments. */
const Asked = z.object({ workspace: z.string().optional() })

/** Says so where a second start named another workspace than the one that stands in the window. */
export function sayWhichIsOpen({
  open,
  asked,
}: {
  readonly open: string
  readonly asked: unknown
}) {
  const named = Asked.safeParse(asked).data?.workspace
  if (named === undefined || named === open) return
  void dialog.showMessageBox({
    type: 'info',
    message: 'Signalbox has another workspace open',
    detail: `The window shows ${open}. To open ${named}, quit Signalbox first.`,
  })
}
