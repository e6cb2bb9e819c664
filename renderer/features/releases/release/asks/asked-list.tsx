import type { ReactNode } from 'react'
import type { DueBy } from '#shared/vocabulary/release.ts'
import { type Asked, byStep, stillMissing } from './asked.ts'
import { OutcomeMark } from './judged-list.tsx'
import '../release.css'

const stepWords: Readonly<Record<DueBy, string>> = {
  planned: 'To be planned',
  ready: 'To be ready',
  closed: 'To be closed',
}

type Props = {
  readonly asked: readonly Asked[]
  /** What meets it, where something on the page does. */
  readonly offer?: (asked: Asked) => ReactNode
}

/** What a class asks for, by the step that it is due for. */
export const AskedList = ({ asked, offer }: Props) =>
  byStep(asked).map((step) => {
    const met = step.asked.length - stillMissing(step.asked).length
    return (
      <section key={step.by} aria-label={stepWords[step.by]}>
        <h3 className="sb-asked-step">
          {stepWords[step.by]}{' '}
          <span>
            · {met} of {step.asked.length} met
          </span>
        </h3>
        <ul className="sb-asked">
          {step.asked.map((one) => (
            <li key={one.judged.key}>
              <OutcomeMark outcome={one.judged.outcome} />
              <span className="sb-asked-title">{one.title}</span>
              <span>{one.judged.outcome !== 'met' && offer?.(one)}</span>
              {one.judged.outcome !== 'met' && <span className="sb-asked-why">{whyOf(one)}</span>}
            </li>
          ))}
        </ul>
      </section>
    )
  })

/** A criterion's verdict repeats what it says, which stands right above. */
const whyOf = ({ title, judged }: Asked) => judged.because.replace(`: ${title}`, '.')
