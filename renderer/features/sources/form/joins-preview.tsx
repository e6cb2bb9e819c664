import { Button, Checkbox, Group, Skeleton, Text } from '@mantine/core'
import { useState } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { exactPattern } from '#shared/domain/joins/pattern-for.ts'
import { hintWords, whyWords } from '../joins/join-words.ts'
import { OutsideName } from '../joins/outside-name.tsx'
import { seeableName } from '../joins/tell-outside.ts'
import { type Targets, useTargets } from '../joins/use-targets.ts'
import { rulesFor } from './join-choices.ts'
import type { JoinChoices } from './use-join-choices.ts'

const STEP = 50
/** As many as the core judges at once. */
const MOST = 200

type Props = {
  /** The chosen projects, as the rows will call them. */
  readonly names: readonly string[]
  readonly choices: JoinChoices
}

/** Which service each chosen project would belong to; what is suggested can be accepted in the same go. */
export function JoinsPreview({ names, choices }: Props) {
  const [most, setMost] = useState(STEP)
  const asked = names.slice(0, most)
  const { data, error } = useQueryOf(
    'joins.previewNames',
    { of: 'project', source: choices.source, names: asked },
    { enabled: asked.length > 0, meanwhile: 'previous' },
  )
  const targets = useTargets()
  if (names.length === 0) return null
  const more = names.length - asked.length
  return (
    <Panel title="What the projects belong to">
      {error && !data && <Failure title="What they belong to is not known" error={error} />}
      {!data && !error && <Skeleton h={60} />}
      {data && (
        <>
          <Summary {...{ items: data.items, choices, names }} />
          <ul className="sb-join-suggestions sb-join-projects">
            {data.items.map((item) => (
              <Project key={item.name} {...{ item, choices, targets }} />
            ))}
          </ul>
        </>
      )}
      {more > 0 && asked.length < MOST && (
        <div>
          <Button variant="default" onClick={() => setMost((now) => Math.min(MOST, now + STEP))}>
            Show more of {tellNumber(names.length, ['project', 'projects'])}
          </Button>
        </div>
      )}
      {more > 0 && asked.length >= MOST && (
        <Text fz="sm" c="dimmed">
          {tellCount(more)} more are told in the inbox once they are read.
        </Text>
      )}
    </Panel>
  )
}

type Item = OutputOf<'joins.previewNames'>['items'][number]

/** What can be accepted with one press: nothing that is merely possible. */
const acceptable = ({ name, verdict, suggestions: [best] }: Item) =>
  verdict.why === 'noRule' && best && best.hint !== 'possible' && exactPattern(name) !== undefined
    ? [[name, best.to] as const]
    : []

type SummaryProps = Props & { readonly items: readonly Item[] }

function Summary({ items, choices, names }: SummaryProps) {
  const { accepted, fewer, setFewer, accept } = choices
  const open = items.flatMap(acceptable).filter(([name]) => !accepted.has(name))
  const chosen = new Map([...accepted].filter(([name]) => names.includes(name)))
  const written = (few: boolean) => rulesFor({ accepted: chosen, known: names, fewer: few }).length
  return (
    <>
      <Text fz="sm">
        Nothing is joined by itself. What is accepted here is written as rules when the source is
        saved; the rest waits in the inbox.
      </Text>
      <Group gap="md">
        {open.length > 0 && (
          <Button variant="default" onClick={() => accept(open)}>
            {open.length === 1 ? 'Accept the suggestion' : `Accept all ${tellCount(open.length)}`}
          </Button>
        )}
        {written(true) < written(false) && (
          <Checkbox
            label={`One rule for names that belong together: ${tellCount(written(true))} instead of ${tellCount(written(false))}`}
            checked={fewer}
            onChange={({ currentTarget }) => setFewer(currentTarget.checked)}
          />
        )}
      </Group>
    </>
  )
}

type ProjectProps = {
  readonly item: Item
  readonly choices: JoinChoices
  readonly targets: Targets
}

function Project({ item, choices, targets }: ProjectProps) {
  const { name, verdict, suggestions } = item
  const [best] = suggestions
  const to = choices.accepted.get(name)
  return (
    <li>
      <OutsideName name={name} />
      {verdict.to !== null ? (
        <span>
          <strong>{targets.name('project', verdict.to)}</strong>
          <small>By a rule that stands: {verdict.because}</small>
        </span>
      ) : best && verdict.why === 'noRule' && exactPattern(name) !== undefined ? (
        <Checkbox
          label={targets.name('project', to ?? best.to)}
          aria-label={`Join ${seeableName(name)} to ${targets.name('project', best.to)}`}
          description={`${hintWords[best.hint]}: ${best.because}`}
          checked={to !== undefined}
          onChange={({ currentTarget: { checked } }) =>
            checked ? choices.accept([[name, best.to]]) : choices.leave(name)
          }
        />
      ) : (
        <Unsaid>{verdict.why === 'noRule' ? 'nothing yet' : whyWords[verdict.why]}</Unsaid>
      )}
    </li>
  )
}
