import { Skeleton } from '@mantine/core'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { AgeBadge } from '#renderer/workbench/outside/age-badge.tsx'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { type Happening, happeningKinds, type Told } from '../happening.ts'
import { HappeningFacts } from './happening-facts.tsx'
import './opened.css'
import { RawTold } from './raw-told.tsx'
import { When } from './when.tsx'

type Props = { readonly named: Pick<Happening, 'of' | 'source' | 'key'> }

/** What a line opens to: all that is known, from where and as of when, and the source's own words. */
export function OpenedHappening({ named }: Props) {
  const { of, source, key } = named
  const { data, error, refetch } = useQueryOf('observations.get', { of, source, key })
  const sources = useSources().data?.items
  const name = sources?.find(({ id }) => id === source)?.name ?? 'the source'
  if (error) {
    return <Failure title="It cannot be read" error={error} onRetry={() => void refetch()} />
  }
  if (!data) return <Skeleton h={320} aria-label="It is being read" />
  if (!isShown(data.told)) {
    return (
      <Blank title="This is not known any more">
        It was forgotten with its source, or this workspace has never read it.
      </Blank>
    )
  }
  const { told } = data
  const { asOf, goneAt } = told.item
  return (
    <div className="sb-happening-parts">
      {goneAt !== null && (
        <Notice tone="unknown" title={`It is gone at ${name}`}>
          It was missed there <When at={goneAt} />. What stands here is what was known before.
        </Notice>
      )}
      <Panel title="What is known">
        <HappeningFacts told={told} source={name} />
      </Panel>
      <Panel title="Where it comes from">
        <Fields>
          <Field name="Source">
            <AgeBadge of={[source]} />
          </Field>
          <Field name="Read last">
            <When at={asOf} />
          </Field>
        </Fields>
      </Panel>
      <RawTold key={`${of} ${source} ${key}`} named={named} source={name} />
    </div>
  )
}

const isShown = (told: { readonly of: string } | null): told is Told =>
  told !== null && happeningKinds.some((kind) => kind === told.of)
