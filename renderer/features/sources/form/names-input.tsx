import { Button, TagsInput, Text } from '@mantine/core'
import { useMemo } from 'react'
import type { errorWithin } from '#renderer/design/forms/form-of.ts'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { namesIn, offerOf } from './offer-projects.ts'
import type { Probed } from './setting-inputs.tsx'

const DRAWN = 50
/** What people paste lists with. */
const apart = [',', ';', '\n', '\t']

type Props = {
  readonly label: string
  readonly description?: string
  readonly error: ReturnType<typeof errorWithin>
  readonly names: readonly string[]
  /** For a list that a test offers names for. */
  readonly chosenFrom?: Probed | 'untested'
  readonly onChange: (names: string[]) => void
}

/** A list of names: typed, pasted, or chosen of what a test found; typing narrows the choice down. */
export function NamesInput({ chosenFrom, names, onChange, label, description, error }: Props) {
  const probed = chosenFrom === 'untested' ? undefined : chosenFrom
  const offered = useMemo(() => offerOf(probed), [probed])
  const left = offered.names.filter((name) => !names.includes(name))
  return (
    <div className="sb-form-wide sb-source-names">
      <TagsInput
        label={label}
        description={description}
        error={error}
        size="sm"
        placeholder={
          names.length > 0 ? '' : left.length > 0 ? 'Choose, or type a name' : 'Type a name'
        }
        data={[...offered.names]}
        limit={DRAWN}
        splitChars={apart}
        acceptValueOnBlur
        clearable
        clearButtonProps={{ 'aria-label': `Clear ${label}` }}
        maxDropdownHeight={260}
        value={[...names]}
        onChange={(said) => onChange(namesIn(said))}
        renderOption={({ option }) => (
          <span className="sb-source-offer">
            {option.value}
            {offered.says.has(option.value) && <small>{offered.says.get(option.value)}</small>}
          </span>
        )}
      />
      {chosenFrom && (
        <Text fz="sm" c="dimmed">
          {offerWords(probed)}
          {left.length > 0 && (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => onChange([...names, ...left])}
            >
              {left.length === 1 ? 'Take it' : `Take all ${tellCount(left.length)}`}
            </Button>
          )}
        </Text>
      )}
    </div>
  )
}

function offerWords(probed: Probed | undefined): string {
  if (!probed) return 'Test the connection to choose from a list.'
  const { length } = probed.projects
  if (length === 0) return 'The test found none to choose from; names can be typed.'
  const found = tellNumber(length, ['name', 'names'])
  return probed.more
    ? `The test listed ${found}, and there are more: type what is missing. `
    : `The test found ${found} to choose from. `
}
