import { Autocomplete, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { ZonePicker } from '#renderer/design/pickers/zone-picker.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import type { GuessedDateOrder } from '#shared/domain/plans/guess-date-order.ts'
import { DateOrder } from '#shared/vocabulary/plan.ts'
import { ReleaseClass } from '#shared/vocabulary/release.ts'
import { environmentNames, type PlanValues } from '../plan-values.ts'
import { AddMissing } from './add-missing.tsx'

type Props = {
  readonly values: PlanValues
  readonly system: string
  readonly dates: GuessedDateOrder
  readonly onChange: (changes: Partial<PlanValues>) => void
  /** Whoever typed where the sheet comes from is done. */
  readonly onNamed: () => void
}

/** What the sheet does not say itself. */
export function ReadingPanel({ values, system, dates, onChange, onNamed }: Props) {
  const { environments } = useCatalogue()
  const names = useMemo(() => environmentNames(environments.all), [environments])
  return (
    <Panel title="How it is to be read">
      <Days values={values} dates={dates} onChange={onChange} />
      <div className="sb-plan-fields">
        <TextInput
          label="Keys are from"
          description="The system whose keys stand in the key column, such as ServiceNow or Jira; importing again finds each release by it."
          required
          error={system.trim() === '' ? 'A name is needed, such as ServiceNow.' : undefined}
          value={system}
          onChange={({ currentTarget }) => onChange({ system: currentTarget.value })}
          onBlur={() => values.system !== null && system.trim() !== '' && onNamed()}
        />
        <ZonePicker
          label="Times are in"
          description="Where a line names no zone of its own."
          required
          value={values.zone}
          onChange={(zone) => zone && onChange({ zone })}
        />
        <Autocomplete
          size="sm"
          label="Environment"
          description="Where a line names none."
          placeholder="None: such lines get no slot"
          data={names}
          value={values.environment}
          onChange={(environment) => onChange({ environment })}
        />
        <NativeSelect
          size="sm"
          label="Class"
          description="Where a line names none."
          data={ReleaseClass.options.map((value) => ({ value, label: classWords[value] }))}
          value={values.class}
          onChange={({ currentTarget }) =>
            onChange({ class: ReleaseClass.parse(currentTarget.value) })
          }
        />
      </div>
      <AddMissing values={values} onChange={onChange} />
    </Panel>
  )
}

const orders: Readonly<Record<DateOrder, string>> = {
  yearMonthDay: 'Year first: 2026-12-01',
  dayMonthYear: 'Day first: 01/12/2026',
  monthDayYear: 'Month first: 12/01/2026',
}

/** Asked where the sheet does not tell: a day read wrongly would plan a release in another month. */
function Days({ values, dates, onChange }: Omit<Props, 'system' | 'onNamed'>) {
  const told = dates.outcome === 'order' ? dates.order : undefined
  const chosen = values.dates ?? told
  return (
    <Radio.Group
      label="Days are written"
      description={
        told && values.dates === null ? `The sheet tells: ${dates.because}` : dates.because
      }
      error={chosen ? undefined : 'The sheet does not tell; choose one.'}
      required
      value={chosen ?? ''}
      onChange={(order) => onChange({ dates: DateOrder.parse(order) })}
    >
      <Stack gap={6} mt={6}>
        {DateOrder.options.map((order) => (
          <Radio key={order} size="xs" value={order} label={<Text fz="sm">{orders[order]}</Text>} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
