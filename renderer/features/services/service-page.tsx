import { IconMapQuestion } from '@tabler/icons-react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Coming } from '#renderer/design/coming.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { type Address, hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAhead, PanelsAt } from '#renderer/workbench/panel.tsx'
import type { Service } from '#shared/vocabulary/service.ts'
import { CompareVersions } from './compare-versions.tsx'
import { ServiceActions } from './service-actions.tsx'
import { ServicePanel } from './service-panel.tsx'
import { ServiceSays } from './service-says.tsx'

type Props = { readonly id: string; readonly address: Address }

export function ServicePage({ id, address }: Props) {
  const { data, error, refetch } = useQueryOf('services.get', { serviceId: id })
  if (data?.service) return <Known key={id} service={data.service} address={address} />
  if (data || error?.code === 'rpc/invalid') return <Unknown />
  if (error) {
    return (
      <Failure title="The service cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  return (
    <>
      <PanelsAhead place="service" id={id} />
      <Coming label="The service is being read" />
    </>
  )
}

const Unknown = () => (
  <Blank
    icon={IconMapQuestion}
    title="There is no such service"
    action={<a href={hrefTo(['services'])}>To all services</a>}
  >
    The address names one that this workspace has never held.
  </Blank>
)

type KnownProps = { readonly service: Service; readonly address: Address }

const Known = ({ service, address }: KnownProps) => (
  <PageFrame
    title={service.name}
    says={<ServiceSays service={service} />}
    actions={<ServiceActions service={service} />}
  >
    <PageColumns
      main={<PanelsAt place="service" given={{ service }} column="main" />}
      beside={
        <>
          <ServicePanel service={service} address={address} />
          <CompareVersions service={service} />
          <PanelsAt place="service" given={{ service }} column="beside" />
        </>
      }
    />
  </PageFrame>
)
