import type { Feature } from '#renderer/workbench/feature.ts'
import { ReleaseEffectsPanel } from './release-effects-panel.tsx'
import { SourceEffectsPanel } from './source-effects-panel.tsx'
import { writingSource } from './writing-source.ts'

export const effectsFeature: Feature = {
  panels: [
    {
      place: 'release',
      id: 'effects',
      order: 40,
      beside: true,
      deskOnly: true,
      Panel: ReleaseEffectsPanel,
    },
    { place: 'source', id: 'effects', order: 10, Panel: SourceEffectsPanel },
  ],
  sources: [writingSource],
}
