import { Field, Fields } from '#renderer/design/fields.tsx'
import { tellExactly } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { hrefOfSubject } from '#renderer/workbench/subject-href.ts'
import type { OpenedEntry } from '#shared/vocabulary/ledger-entry.ts'
import { actorWords, assuranceWords, subjectWords } from './entry-words.ts'
import type { Entry } from './use-entries.ts'

type Props = { readonly entry: OpenedEntry; readonly line: Entry | undefined }

/** Who decided it, about what, through which door. */
export function EntryWho({ entry, line }: Props) {
  const { at, device, assurance, origin, program, subject, actor } = entry
  const href = line?.about ? hrefOfSubject({ kind: line.about.kind, id: subject }) : undefined
  const about = line ? subjectWords(line) : subject
  const person = assurance !== 'program' && line?.actorName != null
  return (
    <Panel title="Who and when">
      <Fields>
        <Field name="Who">
          {person ? (
            <a href={hrefTo(['people', actor])}>{actorWords(line)}</a>
          ) : (
            (line?.actorName ?? actor)
          )}
        </Field>
        <Field name="How sure">{assuranceWords(assurance)}</Field>
        <Field name="About">{href ? <a href={href}>{about}</a> : about}</Field>
        <Field name="All about it">
          <a href={hrefTo(['ledger'], { subject })}>Only entries about this</a>
        </Field>
        <Field name="When (UTC)">{tellExactly({ at, zone: 'UTC' })}</Field>
        <Field name="Device">
          <span className="sb-entry-hash">{device}</span>
        </Field>
        <Field name="Came from">{origin}</Field>
        <Field name="Program">Signalbox {program}</Field>
      </Fields>
    </Panel>
  )
}
