import { useRef } from 'react'

/**
 * Secrets stay in their fields, which React knows nothing of: no state, draft or attribute of the
 * page ever holds one. They are read when they are sent, and then wiped.
 */
export function useSecrets() {
  const secret = useRef<HTMLInputElement>(null)
  const clientKey = useRef<HTMLTextAreaElement>(null)
  return {
    fields: { secret, clientKey },
    /** What was typed; what is empty was not given. */
    given() {
      const said = { secret: secret.current?.value, clientKey: clientKey.current?.value.trim() }
      return {
        ...(said.secret && { secret: said.secret }),
        ...(said.clientKey && { clientKey: said.clientKey }),
      }
    },
    wipe() {
      for (const field of [secret.current, clientKey.current]) if (field) field.value = ''
    },
  }
}
export type Secrets = ReturnType<typeof useSecrets>
