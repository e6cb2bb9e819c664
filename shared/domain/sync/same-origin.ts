/** Same scheme, host and port, and nobody named in it: whatever a secret may be sent to. */
export function isSameOrigin(a: URL, b: URL): boolean {
  return a.origin === b.origin && a.origin !== 'null' && namesNobody(a) && namesNobody(b)
}

const namesNobody = ({ username, password }: URL): boolean => username === '' && password === ''
