import type { PageProps } from '#renderer/workbench/page.ts'
import { AddSource } from './form/add-source.tsx'
import { JoinsPage } from './joins/joins-page.tsx'
import { SourcePage } from './opened/source-page.tsx'
import { SourcesList } from './sources-list.tsx'

export function SourcesPage({ address }: PageProps) {
  const [, id] = address.path
  if (id === undefined) return <SourcesList address={address} />
  if (id === 'joins') return <JoinsPage address={address} />
  return id === 'new' ? <AddSource address={address} /> : <SourcePage id={id} address={address} />
}
