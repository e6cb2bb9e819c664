import { tellCount } from '#renderer/design/moment.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import './age-badge.css'

export type Share = {
  /** One of them, and many: run, runs. */
  readonly what: readonly [string, string]
  readonly total: number
  readonly joined: number
}

type Props = { readonly share: Share }

/** Of how much that was read nobody has said which service it belongs to; nothing where that is known of all. */
export function JoinedShare({ share: { what, total, joined } }: Props) {
  const open = total - joined
  if (open <= 0) return null
  const [one, many] = what
  const belong = open === 1 ? 'belongs' : 'belong'
  return (
    <p className="sb-age-share">
      <a href={hrefTo(['sources'])}>
        {tellCount(open)} of {tellCount(total)} {total === 1 ? one : many} {belong} to no service
        yet
      </a>
      : join their projects, or they are missing where services are looked at.
    </p>
  )
}
