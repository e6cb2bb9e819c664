import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import '../happening.css'
import { isRelease, type Scope } from './scope.ts'

const NAMED = 5

/** Where there is no source at all. */
export const NothingRead = () => (
  <p className="sb-happening-none">
    No source is read yet, so nobody knows what ran or was deployed.{' '}
    <a href={hrefTo(['sources', 'new'])}>Add a source</a>
  </p>
)

type Props = { readonly scope: Scope; readonly told: OutputOf<'joins.sourcesOf'> }

/** What is not known here and what to do about it; nothing where all of it is. */
export function NotKnown({ scope, told: { services, unjoined } }: Props) {
  const sources = useSources().data?.items
  const { services: catalogue } = useCatalogue()
  if (!sources) return null
  if (services === 0) {
    return (
      <p className="sb-happening-none">
        None of its items names a service, so there is nothing to look for. Name the services that
        it moves.
      </p>
    )
  }
  if (unjoined.length === 0) return null
  const toSources = <a href={hrefTo(['sources'])}>Join them in Sources</a>
  if (!isRelease(scope)) {
    return (
      <p className="sb-happening-none">
        No project of {sources.length === 1 ? 'the source' : 'any source'} is joined to this
        service, so its runs and deployments are not known. {toSources}
      </p>
    )
  }
  const names = unjoined.slice(0, NAMED).map((id) => catalogue.name(id) ?? '…')
  const more = unjoined.length - names.length
  return (
    <p className="sb-happening-none">
      {unjoined.length === services
        ? `None of ${tellNumber(services, ['service', 'services'])} is joined to a project`
        : `${tellCount(unjoined.length)} of ${tellNumber(services, ['service', 'services'])} ${unjoined.length === 1 ? 'is' : 'are'} joined to no project`}
      , so what happened to {unjoined.length === 1 ? 'it' : 'them'} is not known: {names.join(', ')}
      {more > 0 && ` and ${tellCount(more)} more`}. {toSources}
    </p>
  )
}
