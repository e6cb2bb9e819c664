import type { Action } from './action.ts'
import type { Page } from './page.ts'
import type { PanelAt } from './panel.tsx'
import type { Source } from './source.ts'

/** All that a feature brings to the window. */
export type Feature = {
  readonly pages?: readonly Page[]
  readonly actions?: readonly Action[]
  readonly panels?: readonly PanelAt[]
  readonly sources?: readonly Source[]
}
