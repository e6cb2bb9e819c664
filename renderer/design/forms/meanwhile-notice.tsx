import { Button } from '@mantine/core'
import { Notice } from '#renderer/design/notice.tsx'

type Props = {
  /** Fields that both sides changed, as they are called on the screen. */
  readonly atOdds: readonly string[]
  readonly onFollow: () => void
}

/** Somebody else decided while the form was open: nothing is overwritten unseen. */
export const MeanwhileNotice = ({ atOdds, onFollow }: Props) => (
  <Notice
    tone="wary"
    title="It was changed while you wrote"
    action={
      <Button variant="default" onClick={onFollow}>
        Carry on from there
      </Button>
    }
  >
    {atOdds.length === 0
      ? 'What you typed stays; the rest comes up to date.'
      : `You both changed: ${atOdds.join(', ')}. What you typed stays and would replace theirs.`}
  </Notice>
)
