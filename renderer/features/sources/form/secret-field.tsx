import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Kind } from '../source.ts'
import type { Secrets } from './use-secrets.ts'

type Props = {
  readonly asks: NonNullable<Kind['secret']>
  readonly secrets: Secrets
  /** Whether one has to be given now. */
  readonly due: boolean
  /** Where one was given before that still holds. */
  readonly kept?: boolean
  readonly error?: ReactNode
  readonly onChange: () => void
}

/** Takes a token; it is shown nowhere again, not even here. */
export const SecretField = ({ asks, secrets, due, kept, error, onChange }: Props) => (
  <TextInput
    ref={secrets.fields.secret}
    className="sb-form-wide"
    type="password"
    label={asks.label}
    description={`${asks.says} It is kept with the secrets of this machine, goes to that host only, and is shown nowhere again.`}
    placeholder={kept ? 'One is kept; type another to replace it' : ''}
    required={due}
    autoComplete="off"
    spellCheck={false}
    error={error}
    onChange={onChange}
  />
)
