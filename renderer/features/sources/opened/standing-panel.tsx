import { Text } from '@mantine/core'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Age, NextReading } from '../reading-times.tsx'
import type { StandingSource } from '../source.ts'

type Props = { readonly source: StandingSource }

/** Why a source stands as it does, and what can be done about it. */
export const StandingPanel = ({ source }: Props) => {
  const { because, failure, standing, asOf } = source
  return (
    <Panel title="How it stands">
      {failure && standing === 'failing' ? (
        <Notice tone="bad" title={failure.because}>
          {failure.fix ?? 'Nothing has to be done: it is tried again by itself.'}
        </Notice>
      ) : (
        <Text fz="sm">{because}</Text>
      )}
      <Fields>
        <Field name="As of">
          <Age at={asOf} />
        </Field>
        <Field name="Next reading">
          <NextReading of={source} />
        </Field>
      </Fields>
    </Panel>
  )
}
