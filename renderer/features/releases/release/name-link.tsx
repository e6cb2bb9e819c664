import { hrefTo } from '#renderer/workbench/address.ts'

type Props = {
  readonly id: string
  /** As the catalogue has it: `undefined` on its way, `null` erased or never known. */
  readonly name: string | null | undefined
  readonly room: 'people' | 'services' | 'environments'
}

/** Somebody or something by name, leading to its page. */
export const NameLink = ({ id, name, room }: Props) => (
  <a href={hrefTo([room, id])}>{name === undefined ? '…' : (name ?? 'name unknown')}</a>
)
