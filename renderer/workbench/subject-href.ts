import { hrefTo } from './address.ts'

const rooms: Readonly<Record<string, string>> = {
  release: 'releases',
  service: 'services',
  environment: 'environments',
  person: 'people',
  source: 'sources',
}

type Subject = { readonly kind: string; readonly id: string }

/** The page of a subject; `undefined` where none shows it. */
export function hrefOfSubject({ kind, id }: Subject): string | undefined {
  if (kind === 'ledger') return hrefTo(['ledger'], { open: id })
  if (kind === 'team') return hrefTo(['people'], { team: id })
  const room = rooms[kind]
  return room && hrefTo([room, id])
}
