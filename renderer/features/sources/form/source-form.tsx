import { TextInput } from '@mantine/core'
import type { FormOf } from '#renderer/design/forms/form-of.ts'
import '#renderer/design/forms/form.css'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { addressOfPath, isOnFiles } from '#shared/domain/sync/address-of-path.ts'
import type { Kind } from '../source.ts'
import '../sources.css'
import { chosenNames } from './join-choices.ts'
import { JoinsPreview } from './joins-preview.tsx'
import { NetworkInputs } from './network-inputs.tsx'
import { SecretField } from './secret-field.tsx'
import type { SettingField } from './setting-fields.ts'
import { SettingInputs } from './setting-inputs.tsx'
import type { SourceValues } from './source-values.ts'
import { TestConnection } from './test-connection.tsx'
import type { JoinChoices } from './use-join-choices.ts'
import type { Secrets } from './use-secrets.ts'
import type { Test } from './use-test.ts'

type Props = {
  readonly kind: Kind
  readonly form: FormOf<SourceValues>
  readonly fields: readonly SettingField[]
  readonly secrets: Secrets
  readonly test: Test
  readonly choices: JoinChoices
  readonly secret: { readonly due: boolean; readonly kept: boolean; readonly says?: string }
}

/** Where a source lies, what it is asked with, whether it answers, and what is read of it. */
export function SourceForm({ kind, form, fields, secrets, test, choices, secret }: Props) {
  const { onChange: changeAddress, onBlur, ...address } = form.getInputProps('baseUrl')
  const onFiles = kind.fromFiles === true && isOnFiles(addressOfPath(form.values.baseUrl))
  return (
    <>
      <Panel title="Where it is">
        <div className="sb-form-grid">
          <TextInput
            className="sb-form-wide"
            label="Name"
            required
            {...form.getInputProps('name')}
          />
          <TextInput
            className="sb-form-wide"
            label="Address"
            description={kind.address.says}
            required
            autoComplete="off"
            spellCheck={false}
            {...address}
            onChange={(event) => {
              changeAddress(event)
              // What another host answered says nothing of this one.
              test.reset()
            }}
            onBlur={(event) => {
              onBlur?.(event)
              if (kind.fromFiles) form.setFieldValue('baseUrl', addressOfPath(form.values.baseUrl))
            }}
          />
          {onFiles && (
            <p className="sb-form-wide sb-source-hint">
              This is read on the machine that Signalbox runs on, as far as its account may. Only
              who sits at that machine can add or change it.
            </p>
          )}
          {kind.secret && !onFiles && (
            <SecretField
              asks={kind.secret}
              secrets={secrets}
              due={secret.due}
              kept={secret.kept}
              error={form.errors['secret']}
              onChange={() => form.clearFieldError('secret')}
            />
          )}
        </div>
        {kind.secret && !onFiles && secret.says && (
          <div className="sb-source-test">
            <Notice tone="wary" title={secret.says} />
          </div>
        )}
        {!onFiles && <NetworkInputs form={form} secrets={secrets} />}
        <TestConnection test={test} title={kind.title} />
      </Panel>
      {fields.length > 0 && (
        <Panel title="What is read">
          <div className="sb-form-grid">
            <SettingInputs form={form} fields={fields} probed={test.data?.probed ?? undefined} />
          </div>
        </Panel>
      )}
      {test.data?.probed && (
        <JoinsPreview names={chosenNames(fields, form.values.settings)} choices={choices} />
      )}
    </>
  )
}
