import type { PageProps } from '#renderer/workbench/page.ts'
import { AddEnvironment } from './add-environment.tsx'
import { EnvironmentPage } from './environment-page.tsx'
import { EnvironmentsList } from './environments-list.tsx'

export function EnvironmentsPage({ address }: PageProps) {
  const [, id] = address.path
  if (id === undefined) return <EnvironmentsList address={address} />
  return id === 'new' ? <AddEnvironment /> : <EnvironmentPage id={id} address={address} />
}
