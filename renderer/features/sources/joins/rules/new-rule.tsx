import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { backAtOnce } from '#renderer/design/ask-use.tsx'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { type Address, goTo, hrefTo } from '#renderer/workbench/address.ts'
import { widerPatterns } from '#shared/domain/joins/pattern-for.ts'
import { JoinParts } from '../join-parts.tsx'
import { tellOutside } from '../tell-outside.ts'
import { useTargets } from '../use-targets.ts'
import { RuleFields } from './rule-fields.tsx'
import { RulePreview } from './rule-preview.tsx'
import { begunRule, draftIn, RuleDraft, type RuleValues } from './rule-values.ts'

type Props = { readonly address: Address }

/** A rule for one name or many, with what it would do beside it while it is written. */
export function NewRule({ address: { query } }: Props) {
  const [begun] = useState(() => begunRule(query))
  const [of, setOf] = useState(begun.of)
  const targets = useTargets()
  const whyNot = useWhyNot({ permission: 'sources:write' })
  const { source, pattern, to, order } = begun
  const form = useForm<RuleValues>({
    initialValues: { source, pattern, to, order },
    validate: schemaResolver(RuleDraft, { sync: true }),
    validateInputOnChange: true,
  })
  const add = useDecision('joins.add', {
    says: (rule) =>
      `Every ${rule.of} ${tellOutside(rule.pattern)} belongs to ${targets.name(rule.of, rule.to)}`,
    undo: ({ id: ruleId, version }) => ({
      name: 'joins.remove',
      input: { ruleId, reason: backAtOnce, expectedVersion: version },
    }),
  })
  const back = () => goTo(hrefTo(['sources', 'joins', ...(query['name'] ? [] : ['rules'])]))
  const submit = form.onSubmit((values) => {
    const draft = draftIn(values)
    if (draft) add.mutate({ of, ...draft }, { onSuccess: back })
  })
  if (whyNot !== undefined) {
    return (
      <PageFrame title="Write a rule" tools={<JoinParts here="rules" />}>
        <Notice tone="wary" title="You cannot write a rule">
          {whyNot}
        </Notice>
      </PageFrame>
    )
  }
  return (
    <PageFrame
      title="Write a rule"
      says="Nothing is joined before it is added."
      tools={<JoinParts here="rules" />}
    >
      <PageColumns
        main={<RulePreview of={of} values={form.values} targets={targets} />}
        beside={
          <Panel title="The rule">
            <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
              <RuleFields
                {...{ form, of, targets }}
                wider={widerPatterns(query['name'] ?? '')}
                onOf={(said) => {
                  setOf(said)
                  form.setFieldValue('to', null)
                }}
              />
              <FormFoot
                confirm="Add the rule"
                pending={add.isPending}
                error={add.error}
                onLeave={back}
              />
            </Form>
          </Panel>
        }
      />
    </PageFrame>
  )
}
