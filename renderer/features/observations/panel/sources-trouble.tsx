import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { StreamStanding } from '#shared/vocabulary/source.ts'
import '../happening.css'

const lacks: Partial<Readonly<Record<StreamStanding, string>>> = {
  failing: 'could not be read, so newer ones may be missing here.',
  stale: 'was read too long ago, so newer ones may be missing here.',
  never: 'has not been read in full yet, so some may be missing here.',
  filling: 'has only its newest yet; older ones follow by themselves.',
  paused: 'is paused: nothing newer than its last reading stands here.',
}

type Props = { readonly of: readonly SourceId[] }

/** What may be missing because of how its sources stand; nothing where all are current. */
export function SourcesTrouble({ of }: Props) {
  const sources = useSources().data?.items ?? []
  const lacking = sources.filter(({ id, standing }) => of.includes(id) && standing in lacks)
  if (lacking.length === 0) return null
  return (
    <p className="sb-happening-none">
      {lacking.map(({ name, standing }) => `${name} ${lacks[standing]}`).join(' ')}
    </p>
  )
}
