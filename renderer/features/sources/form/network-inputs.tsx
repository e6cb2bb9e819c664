import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormOf } from '#renderer/design/forms/form-of.ts'
import { networkWords } from './network-words.ts'
import { setNetwork } from './set-within.ts'
import type { SourceValues } from './source-values.ts'
import type { Secrets } from './use-secrets.ts'

type Props = { readonly form: FormOf<SourceValues>; readonly secrets: Secrets }

const pem = {
  autoComplete: 'off',
  spellCheck: false,
  rows: 3,
  placeholder: '-----BEGIN CERTIFICATE-----',
}

/** What a source in an unusual place asks for; nothing of it turns the checking of certificates off. */
export function NetworkInputs({ form, secrets }: Props) {
  const { network } = form.values
  const words = networkWords(network)
  const [begun] = useState(words !== 'as usual')
  const errorOf = (name: string) => form.errors[`network.${name}`]
  const faulty = Object.keys(form.errors).some((path) => /^(network|clientKey)\b/.test(path))
  return (
    <details className="sb-source-network" open={begun || faulty}>
      <summary>Network: {words}</summary>
      <div className="sb-form-grid">
        <Checkbox
          className="sb-form-wide"
          label="It lies in our own network"
          description="Private addresses are asked only where somebody says so."
          checked={network.privateNetwork}
          onChange={({ currentTarget }) =>
            setNetwork(form, { privateNetwork: currentTarget.checked })
          }
        />
        <TextInput
          className="sb-form-wide"
          label="Plain HTTP to this host"
          description="Its name, where it has no https: anybody on the way can then read the token."
          placeholder="Nobody"
          value={network.plainHttpTo ?? ''}
          error={errorOf('plainHttpTo')}
          onChange={({ currentTarget: { value } }) =>
            setNetwork(form, { plainHttpTo: value || null })
          }
        />
        <Textarea
          {...pem}
          className="sb-form-wide"
          label="Authorities trusted besides the system’s"
          description="Certificates in PEM, for a host that our own authority vouches for."
          value={network.authorities ?? ''}
          error={errorOf('authorities')}
          onChange={({ currentTarget: { value } }) =>
            setNetwork(form, { authorities: value || null })
          }
        />
        <Textarea
          {...pem}
          className="sb-form-wide"
          label="Client certificate"
          description="In PEM, for a host that asks who comes."
          value={network.clientCertificate ?? ''}
          error={errorOf('clientCertificate')}
          onChange={({ currentTarget: { value } }) =>
            setNetwork(form, { clientCertificate: value || null })
          }
        />
        <Textarea
          ref={secrets.fields.clientKey}
          className="sb-form-wide sb-source-key"
          label="Key of the client certificate"
          description="In PEM; kept with the secrets of this machine and shown nowhere again."
          autoComplete="off"
          spellCheck={false}
          rows={3}
          error={form.errors['clientKey']}
          onChange={() => form.clearFieldError('clientKey')}
        />
      </div>
    </details>
  )
}
