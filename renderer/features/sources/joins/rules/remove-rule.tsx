import { Stack } from '@mantine/core'
import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { currentAddress, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import { focusList } from '../focus-list.ts'
import type { ListedRule } from '../join.ts'
import { OutsideName } from '../outside-name.tsx'
import { tellOutside } from '../tell-outside.ts'
import type { Targets } from '../use-targets.ts'
import { Without } from './rule-inspector.tsx'

type Props = {
  readonly rule: ListedRule
  readonly targets: Targets
  readonly onClose: () => void
}

/** Says what becomes of what the rule joins before it is taken away. */
export function RemoveRule({ rule, targets, onClose }: Props) {
  // It may be gone from the list before the answer comes.
  const [{ id, of, pattern, to, version }] = useState(rule)
  const remove = useDecision('joins.remove', {
    says: () => `The rule ${tellOutside(pattern)} is taken away`,
  })
  return (
    <AskWhy
      title="Take this rule away?"
      says={
        <Stack gap="sm">
          <span>
            Every {of} <OutsideName name={pattern} /> then belongs to {targets.name(of, to)} no more
            by it. A rule like it can be written anew.
          </span>
          <Without rule={rule} targets={targets} />
        </Stack>
      }
      confirm="Take it away"
      tone="dangerous"
      reason="asked"
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={(reason) =>
        remove.mutate(
          { ruleId: id, reason: reason ?? null, expectedVersion: version },
          {
            onSuccess: () => {
              goToInPlace(withQuery(currentAddress(), { open: undefined }))
              onClose()
              focusList()
            },
          },
        )
      }
    />
  )
}
