import { IconMapQuestion } from '@tabler/icons-react'
import { Blank } from '#renderer/design/blank.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { PageProps } from '#renderer/workbench/page.ts'
import { InboxPage } from './inbox/inbox-page.tsx'
import { ChangeRule } from './rules/change-rule.tsx'
import { NewRule } from './rules/new-rule.tsx'
import { RulesPage } from './rules/rules-page.tsx'
import { SharePage } from './share/share-page.tsx'

/** What names of the outside belong to here: those that wait, the rules, those set aside, the share. */
export function JoinsPage({ address }: PageProps) {
  const [, , part, id] = address.path
  if (part === undefined) return <InboxPage key="inbox" address={address} part="inbox" />
  if (part === 'aside') return <InboxPage key="aside" address={address} part="aside" />
  if (part === 'share') return <SharePage />
  if (part === 'new') return <NewRule address={address} />
  if (part === 'rules' && id !== undefined) return <ChangeRule key={id} id={id} />
  if (part === 'rules') return <RulesPage address={address} />
  return (
    <PageFrame title="There is no such part">
      <Blank
        icon={IconMapQuestion}
        title="The address names a part of the room that is not here"
        action={<a href={hrefTo(['sources', 'joins'])}>To the names that wait</a>}
      />
    </PageFrame>
  )
}
