import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { inkOf } from '#renderer/design/tone.ts'
import { hrefTo } from '#renderer/workbench/address.ts'

type Step = {
  readonly says: string
  readonly why: string
  readonly href: string
  readonly done: boolean
}

/** The way into a new workspace; gone once it has been walked. */
export function FirstSteps() {
  const { may } = useMe()
  const environments = useQueryOf('environments.list', { limit: 1 })
  const services = useQueryOf('services.list', { limit: 1 })
  const people = useQueryOf('people.list', { limit: 2 })
  const releases = useQueryOf('releases.list', { limit: 1 })
  const counts = [environments, services, people, releases].map(({ data }) => data?.items.length)
  if (counts.includes(undefined) || !may('releases:write')) return null
  const [anEnvironment = 0, aService = 0, persons = 0, aRelease = 0] = counts
  const steps: readonly Step[] = [
    {
      says: 'Add your environments',
      why: 'Where releases go: staging, production.',
      href: hrefTo(['environments']),
      done: anEnvironment > 0,
    },
    {
      says: 'Add your services',
      why: 'What releases move, and who owns it.',
      href: hrefTo(['services']),
      done: aService > 0,
    },
    {
      says: 'Add the others',
      why: 'Who leads, who approves, and in which time zone.',
      href: hrefTo(['people']),
      done: persons > 1,
    },
    {
      says: 'Bring your plan, or plan a release',
      why: 'A sheet of releases can be pasted; it adds what it names.',
      href: hrefTo(['plans']),
      done: aRelease > 0,
    },
  ]
  if (steps.every(({ done }) => done)) return null
  return <Steps steps={steps} />
}

type Props = { readonly steps: readonly Step[] }

const Steps = ({ steps }: Props) => (
  <Panel title="First steps">
    <ol className="sb-steps">
      {steps.map(({ says, why, href, done }) => (
        <li key={says}>
          {done ? (
            <IconCircleCheckFilled size={20} color={inkOf('good')} aria-hidden />
          ) : (
            <IconCircle size={20} color={inkOf('unknown')} aria-hidden />
          )}
          <span>
            <a href={href}>{says}</a>
            {done && <span className="sb-steps-done"> done</span>}
            <small>{why}</small>
          </span>
        </li>
      ))}
    </ol>
  </Panel>
)
