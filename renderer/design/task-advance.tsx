import { Progress, Text } from '@mantine/core'
import { tellCount } from '#renderer/design/moment.ts'
import type { Progress as Step } from '#shared/contract/index.ts'

type Props = { readonly label: string; readonly step: Step | undefined }

/** How far a long task has come. */
export const TaskAdvance = ({ label, step }: Props) => (
  <div>
    <Progress
      value={step && step.total > 0 ? (100 * step.done) / step.total : 0}
      aria-label={label}
    />
    <Text fz="sm" c="dimmed" mt={4}>
      {step ? `${step.doing}: ${tellCount(step.done)} of ${tellCount(step.total)}` : 'Starting'}
    </Text>
  </div>
)
