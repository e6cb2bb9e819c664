import { Button, Group } from '@mantine/core'
import './form.css'
import { Notice } from '#renderer/design/notice.tsx'

type Props = {
  /** What the button that decides says: “Add the service”. */
  readonly confirm: string
  readonly pending: boolean
  /** Why the core declined; what was typed stays. */
  readonly error?: Error | null
  readonly onLeave: () => void
}

/** The end of every form: why it was declined, and the two ways out. */
export const FormFoot = ({ confirm, pending, error, onLeave }: Props) => (
  <>
    {error && (
      <Notice tone="bad" title="This was not decided">
        {error.message}
      </Notice>
    )}
    <Group gap="xs">
      <Button type="submit" loading={pending}>
        {confirm}
      </Button>
      <Button variant="default" onClick={onLeave}>
        Leave it
      </Button>
    </Group>
  </>
)
