/** What a window under measurement can be asked; times are milliseconds. */
export type Watcher = {
  /** When all of it stood on the screen, since 1970, once it has stopped changing. */
  standing(of: Sight): Promise<number>
  /** Leads to an address; answers how long it took until all of it stood. */
  go(of: Sight & { readonly hash: string }): Promise<number>
  /** How long after the next key all that follows from it stood. */
  afterKey(of: Sight): Promise<number>
  /** What lies between the frames that are drawn until it is called off. */
  frames(): () => number[]
}

export type Sight = {
  /** What has to be there. */
  readonly expects: string
  /** Whose changes count. */
  readonly within: string
}

declare global {
  interface Window {
    readonly watcher: Watcher
  }
}

/**
 * Runs in the page before anything else. What is looked at stands from the first frame after its
 * last change: what comes late, or says that it is busy, is waited for.
 */
export function watchTheWindow(): void {
  const QUIET_MS = 300
  const GIVE_UP_MS = 15_000
  const BUSY = '[aria-busy="true"], .mantine-Skeleton-root, .sb-table-coming'
  let within = 'body'
  let last = 0

  const isWithin = ({ target }: MutationRecord) =>
    (target instanceof Element ? target : target.parentElement)?.closest(within) != null
  const noteFrame = () => requestAnimationFrame(() => setTimeout(() => (last = performance.now())))
  const observer = new MutationObserver((records) => {
    if (records.some(isWithin)) noteFrame()
  })
  observer.observe(document, { subtree: true, childList: true, characterData: true })

  const isThere = (expects: string) =>
    document.querySelector(expects) !== null && !document.querySelector(within)?.querySelector(BUSY)

  async function stood(expects: string): Promise<number> {
    const began = performance.now()
    while (!isThere(expects) || last === 0 || performance.now() - last < QUIET_MS) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (performance.now() - began > GIVE_UP_MS) throw new Error(`${expects} never stood`)
    }
    return last
  }

  function lookAt(sight: Sight) {
    within = sight.within
    last = 0
  }

  Object.assign(window, {
    watcher: {
      standing: async ({ expects }) => performance.timeOrigin + (await stood(expects)),
      async go({ hash, ...sight }) {
        lookAt(sight)
        const began = performance.now()
        location.hash = hash
        return (await stood(sight.expects)) - began
      },
      async afterKey(sight) {
        const pressed = await new Promise<number>((resolve) => {
          const hear = ({ timeStamp }: Event) => {
            lookAt(sight)
            noteFrame()
            resolve(timeStamp)
          }
          addEventListener('keydown', hear, { capture: true, once: true })
        })
        return (await stood(sight.expects)) - pressed
      },
      frames() {
        const gaps: number[] = []
        let before: number | undefined
        let running = true
        const tick = (at: number) => {
          if (before !== undefined) gaps.push(at - before)
          before = at
          if (running) requestAnimationFrame(tick)
        }
        requestAnimationFrame(tick)
        return () => {
          running = false
          return gaps
        }
      },
    } satisfies Watcher,
  })
}
