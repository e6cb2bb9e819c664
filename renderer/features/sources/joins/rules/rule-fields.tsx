import { Button, NativeSelect, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import type { FormOf } from '#renderer/design/forms/form-of.ts'
import '#renderer/design/forms/form.css'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { JoinOf } from '#shared/vocabulary/join.ts'
import { ofWords, targetWord } from '../join-words.ts'
import { OutsideName } from '../outside-name.tsx'
import type { Targets } from '../use-targets.ts'
import type { RuleValues } from './rule-values.ts'

type Props = {
  readonly form: FormOf<RuleValues>
  readonly of: JoinOf
  /** Where it may still be said what the rule is about. */
  readonly onOf?: (of: JoinOf) => void
  /** Patterns that fit the name that it began with. */
  readonly wider: readonly string[]
  readonly targets: Targets
}

export const RuleFields = ({ form, of, onOf, wider, targets }: Props) => {
  const { values, errors, setFieldValue } = form
  return (
    <div className="sb-form-grid">
      {onOf && (
        <SegmentedControl
          className="sb-form-wide"
          aria-label="What is joined"
          data={JoinOf.options.map((one) => ({
            value: one,
            label: `${ofWords[one]} to ${targetWord[one]}`,
          }))}
          value={of}
          onChange={(said) => onOf(JoinOf.parse(said))}
        />
      )}
      <TextInput
        className="sb-form-wide"
        label="Pattern"
        description="* stands for any text up to the next slash, ** for any text at all. Without a star it means exactly that name."
        required
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        error={errors['pattern']}
        value={values.pattern}
        onChange={({ currentTarget }) => setFieldValue('pattern', currentTarget.value)}
      />
      {wider.length > 1 && (
        <fieldset className="sb-form-wide sb-join-wider">
          <legend className="sb-join-legend">Narrower or wider</legend>
          {wider.map((pattern) => (
            <Button
              key={pattern}
              variant={pattern === values.pattern ? 'light' : 'default'}
              size="compact-sm"
              aria-pressed={pattern === values.pattern}
              onClick={() => setFieldValue('pattern', pattern)}
            >
              <OutsideName name={pattern} />
            </Button>
          ))}
        </fieldset>
      )}
      <NamePicker
        label={of === 'project' ? 'Service' : 'Environment'}
        description="What it then belongs to."
        required
        options={targets.options(of, values.to)}
        value={values.to}
        error={errors['to'] && 'Choose one.'}
        onChange={(to) => setFieldValue('to', to)}
      />
      <NativeSelect
        size="sm"
        label="Of which source"
        description="A rule of one source goes before one of all."
        data={[{ value: '', label: 'Every source' }, ...targets.sources]}
        value={values.source ?? ''}
        onChange={({ currentTarget }) => setFieldValue('source', currentTarget.value || null)}
      />
      <NumberInput
        size="sm"
        label="Order"
        description="Among rules that count the same the lower one holds. Left out, it comes last."
        allowDecimal={false}
        min={0}
        error={errors['order']}
        value={values.order ?? ''}
        onChange={(said) => setFieldValue('order', said === '' ? null : Number(said))}
      />
    </div>
  )
}
