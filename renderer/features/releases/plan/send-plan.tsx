import { Button, Group } from '@mantine/core'
import type { Declined } from '#renderer/data/declined.ts'
import { Notice } from '#renderer/design/notice.tsx'
import type { Faults } from '../release/form/faults.ts'
import type { PlanValues } from './plan-values.ts'
import { adviceOn } from './use-submit-plan.ts'

type Props = {
  readonly values: PlanValues
  readonly faults: Faults
  readonly pending: boolean
  readonly error: Declined | null
  readonly onSend: () => void
}

/** What is only half typed is neither sent nor left out in silence. */
export function becauseNotSent({ typingItem, typingActivity }: PlanValues): string | undefined {
  if (typingItem && isTyped(typingItem)) return 'An item is still being typed: add it or leave it.'
  if (typingActivity) return 'An activity is still being typed: add it or leave it.'
  return undefined
}

const isTyped = ({ id, values }: NonNullable<PlanValues['typingItem']>) =>
  id !== null || values.title !== '' || values.version !== '' || values.service !== null

/** The end of the form: what is in the way, and the way on. */
export function SendPlan({ values, faults, pending, error, onSend }: Props) {
  const count = Object.keys(faults).length
  const because = becauseNotSent(values)
  return (
    <>
      {error && (
        <Notice tone="bad" title="It was not planned">
          {error.message} {adviceOn(error)}
        </Notice>
      )}
      <Group justify="flex-end" gap="sm">
        <span className="sb-panel-says" role="status">
          {because ?? (count > 0 ? 'A name is all it needs to begin with.' : '')}
        </span>
        <Button loading={pending} onClick={onSend}>
          Plan it
        </Button>
      </Group>
    </>
  )
}
