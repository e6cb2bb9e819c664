import { IconMapQuestion } from '@tabler/icons-react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Coming } from '#renderer/design/coming.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { type Address, hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { EnvironmentActions } from './environment-actions.tsx'
import { EnvironmentPanel } from './environment-panel.tsx'
import { EnvironmentSays } from './environment-says.tsx'

type Props = { readonly id: string; readonly address: Address }

export function EnvironmentPage({ id, address }: Props) {
  const { data, error, refetch } = useQueryOf('environments.get', { environmentId: id })
  if (data?.environment) return <Known key={id} environment={data.environment} address={address} />
  if (data || error?.code === 'rpc/invalid') return <Unknown />
  if (error) {
    return (
      <Failure
        title="The environment cannot be read"
        error={error}
        onRetry={() => void refetch()}
      />
    )
  }
  return <Coming label="The environment is being read" />
}

const Unknown = () => (
  <Blank
    icon={IconMapQuestion}
    title="There is no such environment"
    action={<a href={hrefTo(['environments'])}>To all environments</a>}
  >
    The address names one that this workspace has never held.
  </Blank>
)

type KnownProps = { readonly environment: Environment; readonly address: Address }

const Known = ({ environment, address }: KnownProps) => (
  <PageFrame
    title={environment.name}
    says={<EnvironmentSays environment={environment} />}
    actions={<EnvironmentActions environment={environment} />}
  >
    <PageColumns
      main={<PanelsAt place="environment" given={{ environment }} column="main" />}
      beside={
        <>
          <EnvironmentPanel environment={environment} address={address} />
          <PanelsAt place="environment" given={{ environment }} column="beside" />
        </>
      }
    />
  </PageFrame>
)
