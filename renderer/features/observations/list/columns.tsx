import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { tellMoment } from '#renderer/design/moment.ts'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import type { Column } from '#renderer/design/table/column.ts'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { Happening, HappeningKind } from '../happening.ts'
import { HappeningStanding } from '../happening-standing.tsx'
import { tookWords } from '../happening-words.ts'

const GLANCE = 120

const titles = {
  runs: { title: 'Run', about: 'Branch' },
  deployments: { title: 'Version or ref', about: 'Commit' },
  incidents: { title: 'What', about: 'How bad' },
} as const

export const columnsOf = (show: HappeningKind): readonly Column<Happening>[] => [
  {
    key: 'stands',
    title: show === 'incidents' ? 'Stands' : 'Came out',
    width: '132px',
    cell: ({ stands }) => <HappeningStanding stands={stands} />,
  },
  {
    key: 'title',
    title: titles[show].title,
    width: 'minmax(180px, 3fr)',
    cell: ({ title, goneAt }) => (
      <>
        <OutsideText most={GLANCE}>{title}</OutsideText>
        {goneAt !== null && <Unsaid> gone there</Unsaid>}
      </>
    ),
  },
  ...(show === 'deployments' ? [place] : []),
  {
    key: 'about',
    title: titles[show].about,
    width: 'minmax(90px, 1fr)',
    cell: ({ about }) => <Said text={about} />,
  },
  {
    key: 'service',
    title: 'Service',
    width: 'minmax(130px, 2fr)',
    cell: (happening) => <ServiceOf happening={happening} />,
  },
  {
    key: 'by',
    title: 'Who',
    width: 'minmax(90px, 1fr)',
    cell: ({ by }) => <Said text={by} />,
  },
  {
    key: 'at',
    title: 'When',
    width: '150px',
    cell: ({ at }) => <Moment at={at} />,
  },
  {
    key: 'took',
    title: 'Took',
    width: '130px',
    cell: (happening) => <Took happening={happening} />,
  },
]

const place: Column<Happening> = {
  key: 'place',
  title: 'Environment',
  width: 'minmax(120px, 1fr)',
  cell: (happening) => <PlaceOf happening={happening} />,
}

type Props = { readonly happening: Happening }
type SaidProps = { readonly text: string | null }

const Said = ({ text }: SaidProps) =>
  text === null ? <Unsaid /> : <OutsideText most={GLANCE}>{text}</OutsideText>

/** Our service; else the project as the source calls it, which then belongs to none yet. */
function ServiceOf({ happening: { service, project } }: Props) {
  const { services } = useCatalogue()
  const name = service === null ? undefined : services.name(service)
  if (typeof name === 'string') return name
  return (
    <>
      <OutsideText most={GLANCE}>{project}</OutsideText> <Unsaid>no service</Unsaid>
    </>
  )
}

function PlaceOf({ happening: { environment, place: there } }: Props) {
  const { environments } = useCatalogue()
  const name = environment === null ? undefined : environments.name(environment)
  return typeof name === 'string' ? name : <Said text={there} />
}

type MomentProps = { readonly at: number }

function Moment({ at }: MomentProps) {
  const { zone } = useMe()
  const now = useNow()
  return <time dateTime={new Date(at).toISOString()}>{tellMoment({ at, now, zone })}</time>
}

function Took({ happening }: Props) {
  return tookWords(happening, useNow()) ?? <Unsaid>not known</Unsaid>
}
