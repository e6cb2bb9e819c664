import { type ComponentType, createContext, use } from 'react'
import { useWall } from '#renderer/data/wall.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { Source } from '#shared/vocabulary/source.ts'

/** Where a feature may show itself on the page of another, and what it is given there. */
type Places = {
  readonly release: { readonly release: Release }
  readonly service: { readonly service: Service }
  readonly environment: { readonly environment: Environment }
  readonly person: { readonly person: Person }
  readonly source: { readonly source: Pick<Source, 'id'> }
  readonly today: object
  readonly settings: object
}
export type PlaceName = keyof Places

export type PanelAt<P extends PlaceName = PlaceName> = {
  readonly [K in P]: {
    readonly place: K
    readonly id: string
    /** Lower comes first. */
    readonly order: number
    /** Beside what matters most, where there is room for two columns. */
    readonly beside?: true
    /** Left out on a wall, which has room for what is looked at in passing only. */
    readonly deskOnly?: true
    readonly Panel: ComponentType<Places[K]>
    /** Asks what the panel will need while what it is about is still on its way. */
    readonly Ahead?: ComponentType<{ readonly id: string }>
  }
}[P]

export const PanelsContext = createContext<readonly PanelAt[]>([])

/** The panels that a place has here; whoever composes the window says which there are. */
function usePanels(place: PlaceName): readonly PanelAt[] {
  const panels = use(PanelsContext)
  const wall = useWall()
  return panels
    .filter((panel) => panel.place === place)
    .filter(({ deskOnly }) => !wall || !deskOnly)
    .toSorted((one, other) => one.order - other.order)
}

type Props<P extends PlaceName> = {
  readonly place: P
  readonly given: Places[P]
  readonly column?: 'main' | 'beside'
}

/** What all features have to show at a place. */
export function PanelsAt<P extends PlaceName>({ place, given, column }: Props<P>) {
  return usePanels(place)
    .filter(({ beside }) => !column || (beside === true) === (column === 'beside'))
    .map(({ id, Panel }) => {
      // The place was compared above; the compiler cannot tie it to what the panel takes.
      const Here = Panel as ComponentType<Places[P]>
      return <Here key={id} {...given} />
    })
}

type AheadProps = { readonly place: PlaceName; readonly id: string }

/** Lets the panels of a place ask for theirs beside what they are about, rather than after it. */
export const PanelsAhead = ({ place, id }: AheadProps) =>
  usePanels(place).map((panel) => panel.Ahead && <panel.Ahead key={panel.id} id={id} />)
