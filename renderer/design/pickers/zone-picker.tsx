import { type ComponentProps, useMemo } from 'react'
import { NamePicker } from './name-picker.tsx'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

type Props = Omit<ComponentProps<typeof NamePicker>, 'options'>

/** Chooses a time zone; the one of this machine comes first. */
export function ZonePicker(props: Props) {
  const options = useMemo(
    () =>
      [...new Set([here, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => ({
        value: zone,
        label: zone,
      })),
    [],
  )
  return <NamePicker placeholder="Type a city" {...props} options={options} />
}
