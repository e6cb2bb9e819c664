import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { Panel } from '#renderer/design/panel.tsx'
import type { ClassPolicy } from '#shared/vocabulary/release.ts'
import { AimFields, DutyFields } from '../release/details/details-fields.tsx'
import { RollbackFields } from '../release/details/rollback-fields.tsx'
import type { LiveForm } from '../release/form/use-live-form.ts'
import { ClassChoice } from './class-choice.tsx'
import { PlanActivities } from './plan-activities.tsx'
import { PlanItems } from './plan-items.tsx'
import type { PlanValues } from './plan-values.ts'

type Props = {
  readonly form: LiveForm<PlanValues>
  readonly policies: readonly ClassPolicy[]
}

/** The class first, since it says what the rest is held to; then what, what with, when and how safely. */
export function PlanSections({ form, policies }: Props) {
  const catalogue = useCatalogue()
  const { values, change } = form
  return (
    <>
      <Panel title="Class">
        <ClassChoice form={form} policies={policies} />
      </Panel>
      <Panel title="What it is">
        <AimFields form={form} catalogue={catalogue} />
      </Panel>
      <PlanItems
        items={values.items}
        typing={values.typingItem}
        services={catalogue.services}
        onChange={change}
      />
      <PlanActivities
        activities={values.activities}
        typing={values.typingActivity}
        environments={catalogue.environments}
        onChange={change}
      />
      <Panel title="What it is held to">
        <DutyFields form={form} />
        <RollbackFields form={form} />
      </Panel>
    </>
  )
}
