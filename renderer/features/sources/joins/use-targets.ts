import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import type { Option } from '#renderer/design/pickers/name-picker.tsx'
import type { JoinOf } from '#shared/vocabulary/join.ts'

/** What names are joined to, by its name; and what there is to choose from. */
export function useTargets() {
  const { services, environments } = useCatalogue()
  const { data: sources } = useQueryOf('sources.list', {})
  return useMemo(() => {
    const listed = { project: services, place: environments }
    const known = new Map(sources?.items.map(({ id, name }) => [id as string, name]))
    return {
      name: (of: JoinOf, id: string): string => listed[of].name(id) ?? '…',
      /** In use, and what is chosen already though it is retired. */
      options: (of: JoinOf, chosen?: string | null): readonly Option[] =>
        listed[of].all
          .filter(({ id, retired }) => !retired || id === chosen)
          .map((one) => ({ value: one.id, label: labelOf(one) })),
      source: (id: string): string => known.get(id) ?? '…',
      sources: sources?.items.map(({ id, name }) => ({ value: id as string, label: name })) ?? [],
    }
  }, [services, environments, sources])
}
export type Targets = ReturnType<typeof useTargets>

type Thing = { readonly name: string; readonly region?: string | null; readonly retired: boolean }

const labelOf = ({ name, region, retired }: Thing): string =>
  `${name}${region ? ` (${region})` : ''}${retired ? ', retired' : ''}`
