import { Checkbox, Group, NativeSelect, NumberInput } from '@mantine/core'
import { Tier } from '#shared/vocabulary/environment.ts'
import type { PlanValues } from '../plan-values.ts'

type Props = {
  readonly values: PlanValues
  readonly onChange: (changes: Partial<PlanValues>) => void
}

/** Whether what the sheet names and the workspace does not know is added, and as what. */
export const AddMissing = ({ values, onChange }: Props) => (
  <>
    <Checkbox
      label="Add services that are not known yet"
      description="Otherwise their lines wait until somebody has."
      checked={values.addServices}
      onChange={({ currentTarget }) => onChange({ addServices: currentTarget.checked })}
    />
    {values.addServices && (
      <TierSelect
        label="Tier of added services"
        value={values.serviceTier}
        onChange={(serviceTier) => onChange({ serviceTier })}
      />
    )}
    <Checkbox
      label="Add environments that are not known yet"
      description="Mind the spelling: Prod and Production would be two."
      checked={values.addEnvironments}
      onChange={({ currentTarget }) => onChange({ addEnvironments: currentTarget.checked })}
    />
    {values.addEnvironments && (
      <Group gap="xs" align="flex-end">
        <TierSelect
          label="Tier of added environments"
          value={values.environmentTier}
          onChange={(environmentTier) => onChange({ environmentTier })}
        />
        <NumberInput
          size="sm"
          label="Stage"
          min={0}
          max={99}
          allowDecimal={false}
          clampBehavior="strict"
          w={100}
          value={values.environmentStage}
          onChange={(stage) => onChange({ environmentStage: Number(stage) || 0 })}
        />
      </Group>
    )}
  </>
)

type TierProps = {
  readonly label: string
  readonly value: Tier
  readonly onChange: (tier: Tier) => void
}

const TierSelect = ({ label, value, onChange }: TierProps) => (
  <NativeSelect
    size="sm"
    label={label}
    data={[
      { value: '0', label: '0: everything depends on it' },
      { value: '1', label: '1' },
      { value: '2', label: '2' },
      { value: '3', label: '3: little depends on it' },
    ]}
    value={String(value)}
    onChange={({ currentTarget }) => onChange(Tier.parse(Number(currentTarget.value)))}
  />
)
