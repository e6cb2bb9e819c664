import { type IcsLine, linesOfIcs } from './ics-lines.ts'

/** The lines of one component that are its own, without those of what is nested in it. */
export type IcsComponent = {
  readonly name: string
  readonly line: number
  readonly lines: readonly IcsLine[]
}

/** A zone as the calendar describes it: its own lines and its observances. */
export type IcsZone = IcsComponent & { readonly observances: readonly IcsComponent[] }

export type IcsComponents = {
  readonly isCalendar: boolean
  readonly calendarName: string | null
  readonly events: readonly IcsComponent[]
  readonly zones: readonly IcsZone[]
  readonly warnings: readonly IcsWarning[]
}

/** What could not be taken as it stands, and where. */
export type IcsWarning = { readonly line: number; readonly reason: string }

type Open = {
  readonly name: string
  readonly line: number
  readonly lines: IcsLine[]
  readonly observances: IcsComponent[]
}

/** Nothing that people write is nested deeper; what lies deeper is passed over. */
const DEEPEST = 16
/** A zone changes its clocks by a handful of rules; a hundred thousand of them are an attack. */
const MOST_OBSERVANCES = 60

const MARK = /^(BEGIN|END):\s*([A-Za-z0-9-]{1,60})\s*$/i
const NAMED = /^(?:X-WR-CALNAME|NAME)(?:;[^:]*)?:/i

/** Finds what matters in a calendar without building the rest: alarms and attachments are passed over. */
export function componentsOfIcs(text: string): IcsComponents {
  const walk = new Walk()
  for (const line of linesOfIcs(text)) walk.take(line)
  return walk.ended()
}

class Walk {
  readonly #open: Open[] = []
  readonly #events: IcsComponent[] = []
  readonly #zones: IcsZone[] = []
  readonly #warnings: IcsWarning[] = []
  #tooDeep = 0
  #isCalendar = false
  #calendarName: IcsLine | undefined

  take(line: IcsLine): void {
    const [, mark, name = ''] = MARK.exec(line.text) ?? []
    if (mark === undefined) this.#takeProperty(line)
    else if (mark.toUpperCase() === 'BEGIN') this.#begin(name.toUpperCase(), line.line)
    else this.#end(name.toUpperCase())
  }

  ended(): IcsComponents {
    for (const open of this.#open) this.#notClosed(open)
    return {
      isCalendar: this.#isCalendar,
      calendarName: this.#calendarName?.text ?? null,
      events: this.#events,
      zones: this.#zones,
      warnings: this.#warnings,
    }
  }

  #takeProperty(line: IcsLine): void {
    const open = this.#open.at(-1)
    if (this.#tooDeep > 0 || !open) return
    if (isKept(open.name)) open.lines.push(line)
    else if (open.name === 'VCALENDAR' && NAMED.test(line.text)) this.#calendarName ??= line
  }

  #begin(name: string, line: number): void {
    if (name === 'VCALENDAR') this.#isCalendar = true
    // Events are never nested: another that begins says that the end of the last one is missing.
    if (name === 'VEVENT' || name === 'VCALENDAR') this.#leaveEvent()
    if (this.#open.length >= DEEPEST) this.#tooDeep += 1
    else this.#open.push({ name, line, lines: [], observances: [] })
  }

  #leaveEvent(): void {
    const at = this.#open.findIndex(({ name }) => name === 'VEVENT')
    if (at === -1) return
    this.#notClosed(this.#open[at]!)
    this.#open.length = at
    this.#tooDeep = 0
  }

  #end(name: string): void {
    if (this.#tooDeep > 0 && name !== 'VEVENT' && name !== 'VCALENDAR') {
      this.#tooDeep -= 1
      return
    }
    const at = this.#open.findLastIndex((open) => open.name === name)
    if (at === -1) return
    this.#tooDeep = 0
    const [closed, ...inner] = this.#open.splice(at)
    for (const open of inner) this.#notClosed(open)
    this.#keep(closed!)
  }

  #keep(closed: Open): void {
    const parent = this.#open.at(-1)
    if (closed.name === 'VEVENT') this.#events.push(closed)
    else if (closed.name === 'VTIMEZONE') this.#zones.push(closed)
    else if (parent?.name === 'VTIMEZONE' && parent.observances.length < MOST_OBSERVANCES)
      parent.observances.push(closed)
  }

  #notClosed({ name, line }: Open): void {
    if (name === 'VEVENT')
      this.#warnings.push({ line, reason: 'The event has no end; it was left out.' })
  }
}

const isKept = (name: string) =>
  name === 'VEVENT' || name === 'VTIMEZONE' || name === 'STANDARD' || name === 'DAYLIGHT'
