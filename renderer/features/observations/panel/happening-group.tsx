import { Skeleton, Title } from '@mantine/core'
import { tellCount } from '#renderer/design/moment.ts'
import { type Happening, nameOf } from '../happening.ts'
import '../happening.css'
import { HappeningLine } from '../happening-line.tsx'
import type { Few } from './use-happened.ts'

type Props = {
  readonly title: string
  /** `undefined` while they are on their way. */
  readonly few: Few | undefined
  /** What is said where there are none. */
  readonly none: string
  /** Where all of them are listed. */
  readonly all: string
  readonly ofOneService: boolean
  readonly onOpen: (happening: Happening) => void
}

/** A few of one kind, newest first, with the way to all of them. */
export const HappeningGroup = ({ title, few, none, all, ofOneService, onOpen }: Props) => (
  <section className="sb-happening-group" aria-label={title}>
    <div className="sb-happening-head">
      <Title order={3}>{title}</Title>
      {few && few.total > 0 && (
        <a href={all} aria-label={`${title}: all ${tellCount(few.total)}`}>
          All {tellCount(few.total)}
        </a>
      )}
    </div>
    {!few && <Skeleton height={68} />}
    {few && few.items.length === 0 && <p className="sb-happening-none">{none}</p>}
    {few && few.items.length > 0 && (
      <ul className="sb-happening-lines">
        {few.items.map((one) => (
          <HappeningLine
            key={nameOf(one)}
            happening={one}
            ofOneService={ofOneService}
            onOpen={onOpen}
          />
        ))}
      </ul>
    )}
  </section>
)
