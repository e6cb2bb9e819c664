import type { PageProps } from '#renderer/workbench/page.ts'
import { AddService } from './add-service.tsx'
import { ServicePage } from './service-page.tsx'
import { ServicesList } from './services-list.tsx'

export function ServicesPage({ address }: PageProps) {
  const [, id] = address.path
  if (id === undefined) return <ServicesList address={address} />
  return id === 'new' ? <AddService /> : <ServicePage id={id} address={address} />
}
