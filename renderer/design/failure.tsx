import { Button } from '@mantine/core'
import { Notice } from './notice.tsx'

type Props = {
  /** What did not work, as a sentence without its end: “The releases cannot be read”. */
  readonly title: string
  readonly error: Error
  /** What was not lost, and what to do. */
  readonly children?: string
  readonly onRetry?: () => void
}

/** What happened, what was not lost and what to do. */
export const Failure = ({ title, error, children, onRetry }: Props) => (
  <Notice
    tone="bad"
    title={title}
    action={
      onRetry && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )
    }
  >
    {error.message} {children ?? 'Nothing that was decided is lost.'}
  </Notice>
)
