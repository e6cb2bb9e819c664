import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { Copyable } from '#renderer/design/copyable.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import type { Item } from '#shared/vocabulary/release.ts'
import { NameLink } from '../name-link.tsx'
import { kindWords } from './item-words.ts'

type Props = {
  readonly item: Item
  readonly serviceName: string | null | undefined
  /** What can be done with it. */
  readonly children: ReactNode
  readonly onClose: () => void
}

/** One item, opened under its row: everything said about it and what can be done. */
export const ItemCard = ({ item, serviceName, children, onClose }: Props) => (
  <section className="sb-editor" aria-label={item.title}>
    <header className="sb-editor-head">
      <h3>{item.title}</h3>
      <CloseButton aria-label={`Close ${item.title}`} onClick={onClose} />
    </header>
    <Fields>
      <Field name="Kind">{kindWords[item.kind]}</Field>
      <Field name="Service">
        {item.service === null ? undefined : (
          <NameLink id={item.service} room="services" name={serviceName} />
        )}
      </Field>
      <Field name="Version">{copyable('version', item.version)}</Field>
      <Field name="Build">{copyable('build', item.buildId)}</Field>
      <Field name="Change reference">{copyable('change reference', item.changeReference)}</Field>
      <Field name="Artifact digest">
        {item.artifactDigest === null ? undefined : (
          <Copyable name="artifact digest" value={item.artifactDigest} face="code" />
        )}
      </Field>
      <Field name="Business capability">{item.businessCapability}</Field>
    </Fields>
    <div className="sb-editor-actions">{children}</div>
  </section>
)

const copyable = (name: string, value: string | null) =>
  value === null ? undefined : <Copyable name={name} value={value} />
