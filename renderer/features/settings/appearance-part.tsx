import { SegmentedControl } from '@mantine/core'
import { useStore } from 'zustand'
import { Panel } from '#renderer/design/panel.tsx'
import { type Appearance, appearance } from '#renderer/state/appearance.ts'

/** How the window looks on this machine; each choice shows at once. */
export const AppearancePart = () => (
  <Panel title="On this machine">
    <Choice
      field="scheme"
      name="Colours"
      says="Light for a bright room, dark for the night shift."
      options={[
        { value: 'system', label: 'As the system' },
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
    />
    <Choice
      field="contrast"
      name="Contrast"
      says="More of it draws every line and letter harder."
      options={[
        { value: 'system', label: 'As the system' },
        { value: 'normal', label: 'Normal' },
        { value: 'more', label: 'More' },
      ]}
    />
    <Choice
      field="motion"
      name="Motion"
      says="Reduced, nothing slides or fades."
      options={[
        { value: 'system', label: 'As the system' },
        { value: 'full', label: 'Full' },
        { value: 'reduced', label: 'Reduced' },
      ]}
    />
    <Choice
      field="rail"
      name="Rail"
      says="The list of rooms at the side: with their names, or their signs alone."
      options={[
        { value: 'wide', label: 'Wide' },
        { value: 'narrow', label: 'Narrow' },
      ]}
    />
    <Choice
      field="singleKeys"
      name="Keys pressed alone"
      says="Such as ? or g r. Switch them off where speech input or a cat types; those with a modifier always work."
      options={[
        { value: 'on', label: 'On' },
        { value: 'off', label: 'Off' },
      ]}
    />
  </Panel>
)

type Props<F extends keyof Appearance> = {
  readonly field: F
  readonly name: string
  readonly says: string
  readonly options: { value: Appearance[F]; label: string }[]
}

function Choice<F extends keyof Appearance>({ field, name, says, options }: Props<F>) {
  const value = useStore(appearance, (now) => now[field])
  return (
    <div className="sb-choice">
      <div>
        {name}
        <small>{says}</small>
      </div>
      <SegmentedControl
        aria-label={name}
        size="xs"
        data={options}
        value={value}
        onChange={(chosen) => appearance.setState({ [field]: chosen })}
      />
    </div>
  )
}
