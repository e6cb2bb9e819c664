import { IconExternalLink } from '@tabler/icons-react'
import { webLink } from '#shared/domain/observations/web-link.ts'
import './outside-text.css'
import { OutsideText } from './outside-text.tsx'
import { Unsaid } from './unsaid.tsx'

type Props = {
  readonly url: string | null
  /** What it leads to, for whoever hears it. */
  readonly to: string
}

/** The way to where it stands outside, told with the host it leads to; what does not lead to the web is no link. */
export function OutsideLink({ url, to }: Props) {
  if (url === null) return <Unsaid>the source gives no address</Unsaid>
  const link = webLink(url)
  if (!link) {
    return (
      <>
        <OutsideText>{url}</OutsideText> <Unsaid>is no address of the web, and so no link</Unsaid>
      </>
    )
  }
  return (
    <a
      className="sb-outside-link"
      href={link.href}
      target="_blank"
      rel="noreferrer noopener"
      aria-label={`${to} at ${link.host}, in a window of its own`}
    >
      <OutsideText most={80}>{link.host}</OutsideText>
      <IconExternalLink size={14} aria-hidden />
    </a>
  )
}
