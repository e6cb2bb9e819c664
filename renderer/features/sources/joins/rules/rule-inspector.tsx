import { Group } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Inspector } from '#renderer/design/inspector.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { goTo } from '#renderer/workbench/address.ts'
import type { JoinBecomes } from '#shared/vocabulary/join.ts'
import { Age } from '../../reading-times.tsx'
import type { ListedRule } from '../join.ts'
import { ofWords, targetWord, withoutWords } from '../join-words.ts'
import { seeableName } from '../tell-outside.ts'
import { useNamePages } from '../use-name-pages.ts'
import type { Targets } from '../use-targets.ts'
import { PreviewTable } from './preview-table.tsx'
import { changeHref } from './rule-actions.ts'
import { whoWords } from './rule-columns.tsx'

type Props = {
  readonly rule: ListedRule
  readonly targets: Targets
  readonly people: { readonly name: (id: string) => string | null | undefined }
  readonly whyNot: string | undefined
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** A rule beside the list: what it says, who added it, and what only it holds. */
export function RuleInspector({ rule, targets, people, whyNot, onRemove, onClose }: Props) {
  const { id, of, pattern, to, source, order, names, addedBy, addedAt } = rule
  return (
    <Inspector title={seeableName(pattern)} says={`Rule for ${of}s`} onClose={onClose}>
      <Group gap="xs">
        <AllowedButton
          variant="default"
          whyNot={whyNot}
          leftSection={<IconPencil size={15} />}
          onClick={() => goTo(changeHref(id))}
        >
          Change
        </AllowedButton>
        <AllowedButton
          variant="default"
          whyNot={whyNot}
          leftSection={<IconTrash size={15} />}
          onClick={onRemove}
        >
          Take away
        </AllowedButton>
      </Group>
      <Panel title="What it says">
        <Fields>
          <Field name={`${ofWords[of]} to ${targetWord[of]}`}>{targets.name(of, to)}</Field>
          <Field name="Source">{source === null ? 'every source' : targets.source(source)}</Field>
          <Field name="Order">{tellCount(order)}</Field>
          <Field name="Joins now">{tellNumber(names, ['name', 'names'])}</Field>
          <Field name="Added by">{whoWords(addedBy, people)}</Field>
          <Field name="Added">
            <Age at={addedAt} />
          </Field>
        </Fields>
      </Panel>
      <WithoutPanel rule={rule} targets={targets} />
    </Inspector>
  )
}

type WithoutProps = Pick<Props, 'rule' | 'targets'>

export const WithoutPanel = (props: WithoutProps) => (
  <Panel title="If it were taken away">
    <Without {...props} />
  </Panel>
)

/** What would become of the names that the rule joins. */
export function Without({ rule: { id }, targets }: WithoutProps) {
  const [upTo, setUpTo] = useState(0)
  const [becomes, setBecomes] = useState<JoinBecomes>()
  const ask = { ruleId: id, ...(becomes && { becomes }) }
  const preview = useNamePages('joins.previewRemoval', { ask, upTo })
  return (
    <PreviewTable
      {...{ preview, targets, becomes, words: withoutWords }}
      room="narrow"
      about={JSON.stringify(ask)}
      none="Nothing would change: it joins no name now."
      onBecomes={setBecomes}
      onUpTo={setUpTo}
    />
  )
}
