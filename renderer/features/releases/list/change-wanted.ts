import { type Address, currentAddress, goTo, withQuery } from '#renderer/workbench/address.ts'
import { readWanted, type Wanted, writeWanted } from '#renderer/workbench/release-query/wanted.ts'

/** The same list with some of its filters changed. */
export const hrefWith = (address: Address, change: Partial<Wanted>): string =>
  withQuery(address, writeWanted({ ...readWanted(address.query), ...change }))

/** From where the window is now, not from where it was when something was drawn. */
export const changeWanted = (change: Partial<Wanted>): void =>
  goTo(hrefWith(currentAddress(), change))
