import { Radio } from '@mantine/core'
import { classWords } from '#renderer/design/release/state-words.ts'
import { type ClassPolicy, ReleaseClass } from '#shared/vocabulary/release.ts'
import type { LiveForm } from '../release/form/use-live-form.ts'
import type { PlanValues } from './plan-values.ts'
import { tellAsked } from './tell-asked.ts'

type Props = {
  readonly form: Pick<LiveForm<PlanValues>, 'values' | 'change'>
  readonly policies: readonly ClassPolicy[]
}

/** The class comes first, because it says what everything else is held to. */
export const ClassChoice = ({ form: { values, change }, policies }: Props) => (
  <Radio.Group
    aria-label="Class of the release"
    value={values.class}
    onChange={(next) => {
      const chosen = ReleaseClass.safeParse(next)
      if (chosen.success) change({ class: chosen.data })
    }}
  >
    <div className="sb-classes">
      {ReleaseClass.options.map((option) => {
        const policy = policies.find((one) => one.class === option)
        return (
          <Radio
            key={option}
            value={option}
            label={classWords[option]}
            description={policy ? tellAsked(policy) : 'What it asks for is on its way.'}
          />
        )
      })}
    </div>
  </Radio.Group>
)
