import { Group, Text } from '@mantine/core'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Inspector } from '#renderer/design/inspector.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { SourceStanding } from '#renderer/workbench/outside/source-standing.tsx'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { exactPattern } from '#shared/domain/joins/pattern-for.ts'
import { Age } from '../../reading-times.tsx'
import type { Waiting } from '../join.ts'
import { hintWords, ofWords, rowsWords, targetWord } from '../join-words.ts'
import { OutsideName } from '../outside-name.tsx'
import { seeableName } from '../tell-outside.ts'
import type { Targets } from '../use-targets.ts'
import type { InboxPart } from './inbox-page.tsx'
import type { NameActs } from './use-name-acts.ts'

type Props = {
  readonly name: Waiting
  readonly targets: Targets
  readonly acts: NameActs
  readonly part: InboxPart
  readonly onClose: () => void
}

/** A name beside the list: what hangs on it, why it waits, and what could be meant. */
export function NameInspector({ name, targets, acts, part, onClose }: Props) {
  const { of, verdict, rows, latest } = name
  return (
    <Inspector title={seeableName(name.name)} says={ofWords[of]} onClose={onClose}>
      {part === 'inbox' ? (
        <Suggestions name={name} targets={targets} acts={acts} />
      ) : (
        <Panel title="Why it is set aside">
          <Text fz="sm">{verdict.because}</Text>
          <div>
            <AllowedButton whyNot={acts.whyNot} onClick={() => acts.takeUp(name)}>
              Take it up again
            </AllowedButton>
          </div>
        </Panel>
      )}
      <Panel title="What is known">
        <Fields>
          <Field name="Name">
            <OutsideName name={name.name} />
          </Field>
          <Field name="Source">
            <FromSource id={name.source} />
          </Field>
          <Field name="Rows">{rowsWords(rows)}</Field>
          <Field name="Latest">
            <Age at={latest} />
          </Field>
        </Fields>
      </Panel>
    </Inspector>
  )
}

type FromProps = { readonly id: string }

/** With how it stands: of a source that is not read any more the names are as old as the rest. */
function FromSource({ id }: FromProps) {
  const source = useSources().data?.items.find((one) => one.id === id)
  if (!source) return '…'
  return (
    <>
      <a href={hrefTo(['sources', id])}>{source.name}</a>{' '}
      {source.standing !== 'current' && <SourceStanding standing={source.standing} />}
    </>
  )
}

function Suggestions({ name, targets, acts }: Omit<Props, 'part' | 'onClose'>) {
  const { of, verdict, suggestions } = name
  return (
    <Panel title="What it could belong to">
      {verdict.why === 'ambiguous' && (
        <Notice tone="wary" title="Rules contradict each other">
          {verdict.because} Joining it by its own name settles it; so does changing one of them.
        </Notice>
      )}
      {exactPattern(name.name) === undefined && (
        <Notice tone="wary" title="No rule can mean this name alone">
          It holds a star, or signs that cannot be typed. A rule with stars can fit it.
        </Notice>
      )}
      {suggestions.length === 0 ? (
        <Text fz="sm">Nothing here goes by a name like that.</Text>
      ) : (
        <ul className="sb-join-suggestions">
          {suggestions.map(({ to, hint, because }, place) => (
            <li key={to}>
              <div>
                <strong>{targets.name(of, to)}</strong>
                <small>
                  {hintWords[hint]}: {because}
                </small>
              </div>
              <AllowedButton
                variant={place === 0 ? 'filled' : 'default'}
                whyNot={acts.whyNot}
                label={`Join to ${targets.name(of, to)}`}
                onClick={() => acts.join(name, to)}
              >
                Join
              </AllowedButton>
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs">
        <AllowedButton variant="default" whyNot={acts.whyNot} onClick={() => acts.choose(name)}>
          Choose another {targetWord[of]}
        </AllowedButton>
        <AllowedButton variant="default" whyNot={acts.whyNot} onClick={() => acts.writeRule(name)}>
          Write a rule
        </AllowedButton>
        <AllowedButton variant="default" whyNot={acts.whyNot} onClick={() => acts.askAside(name)}>
          Set aside
        </AllowedButton>
      </Group>
    </Panel>
  )
}
