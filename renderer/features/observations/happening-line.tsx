import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useWall } from '#renderer/data/wall.ts'
import { tellDistance, tellMoment } from '#renderer/design/moment.ts'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { visibleText } from '#shared/domain/observations/visible-text.ts'
import { webLink } from '#shared/domain/observations/web-link.ts'
import type { Happening } from './happening.ts'
import './happening.css'
import { HappeningStanding } from './happening-standing.tsx'
import { tookWords } from './happening-words.ts'
import { Where } from './where.tsx'

/** A line is glanced at; what it opens to has the rest. */
const GLANCE = 90

type Props = {
  readonly happening: Happening
  /** Leaves out the service where all around are of the same. */
  readonly ofOneService: boolean
  readonly onOpen: (happening: Happening) => void
}

/** One run, deployment or incident: how it came out, what it was, who, when and for how long. */
export function HappeningLine({ happening, ofOneService, onOpen }: Props) {
  const wall = useWall()
  const told = <Told happening={happening} ofOneService={ofOneService} />
  return (
    <li className="sb-happening-line" data-gone={happening.goneAt !== null || undefined}>
      {wall ? (
        <div className="sb-happening-told">{told}</div>
      ) : (
        <UnstyledButton
          className="sb-happening-told"
          aria-haspopup="dialog"
          onClick={() => onOpen(happening)}
        >
          {told}
        </UnstyledButton>
      )}
      <Out happening={happening} />
    </li>
  )
}

type ToldProps = Omit<Props, 'onOpen'>

function Told({ happening, ofOneService }: ToldProps) {
  const { zone } = useMe()
  const now = useNow()
  const { stands, title, about, by, at, of } = happening
  const took = tookWords(happening, now)
  return (
    <>
      <HappeningStanding stands={stands} />
      <span className="sb-happening-what">
        <strong>
          <OutsideText most={GLANCE}>{title}</OutsideText>
        </strong>
        <small>
          <Parts>
            {about !== null && <OutsideText most={GLANCE}>{about}</OutsideText>}
            {of === 'deployments' && <Where happening={happening} />}
            {!ofOneService && <OutsideText most={GLANCE}>{happening.project}</OutsideText>}
            {by !== null && (
              <>
                by <OutsideText most={GLANCE}>{by}</OutsideText>
              </>
            )}
          </Parts>
        </small>
      </span>
      <span className="sb-happening-when">
        <time dateTime={new Date(at).toISOString()} title={tellMoment({ at, now, zone })}>
          {tellDistance({ at: Math.min(at, now), now })}
        </time>
        <small>{took ?? 'length not known'}</small>
      </span>
    </>
  )
}

type PartsProps = { readonly children: readonly ReactNode[] }

const Parts = ({ children }: PartsProps) =>
  children
    .filter((part) => part !== false)
    .map((part, index) => (
      <span key={String(index)} className="sb-happening-part">
        {part}
      </span>
    ))

type OutProps = { readonly happening: Happening }

function Out({ happening: { url, title } }: OutProps) {
  const link = webLink(url)
  if (!link) return <span />
  const says = `Open ${visibleText(title, { most: GLANCE })} at ${link.host}`
  return (
    <Tooltip label={`Open at ${link.host}`}>
      <ActionIcon
        component="a"
        href={link.href}
        target="_blank"
        rel="noreferrer noopener"
        color="gray"
        size="sm"
        aria-label={says}
      >
        <IconExternalLink size={15} />
      </ActionIcon>
    </Tooltip>
  )
}
