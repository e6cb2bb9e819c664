import { Group } from '@mantine/core'
import { useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import type { Effect } from '#shared/vocabulary/effect.ts'
import { type Choice, DecideEffects } from './decide-effects.tsx'
import { waitsForSomebody } from './effect-words.ts'

type Props = {
  /** All of them stand the same. */
  readonly effects: readonly Pick<Effect, 'key' | 'state' | 'nextAt'>[]
}

/** What can be decided about entries that wait for somebody. */
export function EffectChoices({ effects }: Props) {
  const [choice, choose] = useState<Choice>()
  const whyNot = useWhyNot({ permission: 'sources:write' })
  const [first] = effects
  if (!first || !waitsForSomebody(first)) return null
  const forward = first.state === 'conflict' ? 'overwrite' : 'perform'
  return (
    <Group gap="xs" mt={6}>
      <AllowedButton whyNot={whyNot} variant="default" onClick={() => choose(forward)}>
        {forward === 'overwrite' ? 'Write over it…' : 'Write it…'}
      </AllowedButton>
      <AllowedButton whyNot={whyNot} variant="default" onClick={() => choose('drop')}>
        Leave as it is…
      </AllowedButton>
      {choice && (
        <DecideEffects
          effects={effects.map(({ key }) => key)}
          choice={choice}
          onClose={() => choose(undefined)}
        />
      )}
    </Group>
  )
}
