import type { BrowserWindowStandIn } from './browser-window.ts'
import type { WebContentsStandIn } from './web-contents.ts'

/** The windows that stand open, and who hears of them. */
class Windows extends Set<BrowserWindowStandIn> {
  #lastCloses = (): void => {}
  #contentsAppear = (_contents: WebContentsStandIn): void => {}

  whenLastCloses(run: () => void): void {
    this.#lastCloses = run
  }
  whenContentsAppear(run: (contents: WebContentsStandIn) => void): void {
    this.#contentsAppear = run
  }
  announce(contents: WebContentsStandIn): void {
    this.#contentsAppear(contents)
  }
  override delete(window: BrowserWindowStandIn): boolean {
    const had = super.delete(window)
    if (had && this.size === 0) this.#lastCloses()
    return had
  }
}

export const windows = new Windows()
