import { IconMapQuestion } from '@tabler/icons-react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Coming } from '#renderer/design/coming.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { beforeThat } from '#renderer/design/forms/before-that.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import { useRebasedForm } from '#renderer/design/forms/use-rebased-form.ts'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import { widerPatterns } from '#shared/domain/joins/pattern-for.ts'
import { JoinRuleDetails } from '#shared/vocabulary/join.ts'
import type { ListedRule } from '../join.ts'
import { JoinParts } from '../join-parts.tsx'
import { tellOutside } from '../tell-outside.ts'
import { useRules } from '../use-rules.ts'
import { useTargets } from '../use-targets.ts'
import { RuleFields } from './rule-fields.tsx'
import { RulePreview } from './rule-preview.tsx'
import { RuleDraft, type RuleValues, valuesOfRule } from './rule-values.ts'

type Props = { readonly id: string }

export function ChangeRule({ id }: Props) {
  const { data, error, refetch } = useRules()
  const rule = data?.find((one) => one.id === id)
  if (rule) return <Changing rule={rule} />
  if (data) {
    return (
      <PageFrame title="There is no such rule" tools={<JoinParts here="rules" />}>
        <Blank
          icon={IconMapQuestion}
          title="The address names a rule that is not here"
          action={<a href={hrefTo(['sources', 'joins', 'rules'])}>To all rules</a>}
        >
          It was taken away, or this workspace has never held it.
        </Blank>
      </PageFrame>
    )
  }
  if (error) {
    return <Failure title="The rule cannot be read" error={error} onRetry={() => void refetch()} />
  }
  return <Coming label="The rule is being read" />
}

const fieldWords: Readonly<Record<string, string>> = { to: 'what it belongs to' }

type ChangingProps = { readonly rule: ListedRule }

function Changing({ rule }: ChangingProps) {
  const targets = useTargets()
  const { form, version, isBehind, atOdds, changesIn, follow } = useRebasedForm<RuleValues>({
    current: valuesOfRule(rule),
    version: rule.version,
    schema: RuleDraft,
  })
  const change = useDecision('joins.change', {
    says: ({ pattern }) => `The rule ${tellOutside(pattern)} is changed`,
    undo: ({ version: expectedVersion }, { changes }) => ({
      name: 'joins.change',
      input: {
        ruleId: rule.id,
        changes: beforeThat(JoinRuleDetails.parse(valuesOfRule(rule)), changes),
        expectedVersion,
      },
    }),
  })
  const back = () => goTo(hrefTo(['sources', 'joins', 'rules'], { open: rule.id }))
  const submit = form.onSubmit((values) => {
    const said = changesIn({ ...values, order: values.order ?? rule.order })
    if (!said) return back()
    const changes = JoinRuleDetails.partial().parse(said)
    change.mutate({ ruleId: rule.id, changes, expectedVersion: version }, { onSuccess: back })
  })
  return (
    <PageFrame
      title="Change a rule"
      says="What it joins follows at once when it is saved."
      tools={<JoinParts here="rules" />}
    >
      <PageColumns
        main={<RulePreview of={rule.of} values={form.values} targets={targets} instead={rule.id} />}
        beside={
          <Panel title="The rule">
            <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
              {isBehind && !change.isPending && (
                <MeanwhileNotice
                  atOdds={atOdds.map((field) => fieldWords[field] ?? field)}
                  onFollow={() => {
                    follow()
                    change.reset()
                  }}
                />
              )}
              <RuleFields
                {...{ form, targets }}
                of={rule.of}
                wider={widerPatterns(rule.pattern.replaceAll('*', '')).filter(
                  () => !rule.pattern.includes('*'),
                )}
              />
              <FormFoot
                confirm="Save"
                pending={change.isPending}
                error={change.error}
                onLeave={back}
              />
            </Form>
          </Panel>
        }
      />
    </PageFrame>
  )
}
