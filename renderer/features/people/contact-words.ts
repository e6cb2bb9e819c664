import { Contact } from '#shared/vocabulary/person.ts'

const kinds: Readonly<Record<Contact['kind'], string>> = {
  email: 'E-mail',
  phone: 'Telephone',
  chat: 'Chat',
  pager: 'Pager',
  other: 'Other',
}

export const contactKinds = Contact.shape.kind.options.map((value) => ({
  value,
  label: kinds[value],
}))

/** A kind that a later version of the program knows is told as it stands. */
export const contactWord = (kind: string): string =>
  contactKinds.find(({ value }) => value === kind)?.label ?? kind
