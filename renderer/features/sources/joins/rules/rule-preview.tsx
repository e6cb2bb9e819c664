import { Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { Panel } from '#renderer/design/panel.tsx'
import type { JoinRuleId } from '#shared/vocabulary/ids.ts'
import type { JoinBecomes, JoinOf } from '#shared/vocabulary/join.ts'
import { becomesWords, targetWord } from '../join-words.ts'
import { useNamePages } from '../use-name-pages.ts'
import type { Targets } from '../use-targets.ts'
import { PreviewTable } from './preview-table.tsx'
import { draftIn, type RuleValues } from './rule-values.ts'

const PAUSE_MS = 150

type Props = {
  readonly of: JoinOf
  readonly values: RuleValues
  readonly targets: Targets
  /** The rule that it would stand instead of. */
  readonly instead?: JoinRuleId
}

/** What the rule would catch, take from others and leave, while it is written. */
export function RulePreview({ of, values, targets, instead }: Props) {
  const [upTo, setUpTo] = useState(0)
  const [becomes, setBecomes] = useState<JoinBecomes>()
  const [typed] = useDebouncedValue(values, PAUSE_MS)
  const draft = draftIn(typed)
  const ask = draft && {
    ...{ of, ...draft },
    ...(instead && { instead }),
    ...(becomes && { becomes }),
  }
  const preview = useNamePages('joins.preview', { ask, upTo })
  return (
    <Panel title="What it would do">
      {draft ? (
        <PreviewTable
          {...{ preview, targets, becomes, words: becomesWords }}
          room="wide"
          about={JSON.stringify(ask)}
          none="No name that was read fits it. It will join what comes."
          onBecomes={setBecomes}
          onUpTo={setUpTo}
        />
      ) : (
        <Text fz="sm" c="dimmed" role="status">
          {lacking(values, of)}
        </Text>
      )}
    </Panel>
  )
}

function lacking({ pattern, to }: RuleValues, of: JoinOf): string {
  if (pattern.trim() === '') return 'Write a pattern, and it shows here which names it fits.'
  if (to === null) return `Choose a ${targetWord[of]}, and it shows here what would change.`
  return 'As it stands this is no rule yet.'
}
