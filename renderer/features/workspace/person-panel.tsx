import { Badge, Code, Group, Stack, Text } from '@mantine/core'
import { type Ref, useEffect, useRef } from 'react'
import { Panel } from '#renderer/design/panel.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { FirstPersonForm } from './first-person-form.tsx'
import { assuranceWords, roleName } from './person-words.ts'

type Status = OutputOf<'workspace.status'>
type Props = { readonly status: Status }

export function PersonPanel({ status }: Props) {
  const heading = useFocusOnArrivalOf(status.me)
  if (status.me) return <Known me={status.me} headingRef={heading} />
  return status.enrolled ? <Unknown osUser={status.osUser} /> : <First status={status} />
}

/** The form goes away when the news of the enrolment comes, and the focus would go with it. */
function useFocusOnArrivalOf(me: Status['me']) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef(me)
  useEffect(() => {
    if (me && !before.current) heading.current?.focus()
    before.current = me
  }, [me])
  return heading
}

type KnownProps = {
  readonly me: NonNullable<Status['me']>
  readonly headingRef: Ref<HTMLHeadingElement>
}

const Known = ({ me, headingRef }: KnownProps) => (
  <Panel title="Who you are" headingRef={headingRef}>
    <Stack gap={4}>
      <Text fz="lg" fw={600}>
        {me.name ?? 'A person whose name has been erased'}
      </Text>
      <Text fz="sm" c="dimmed">
        {assuranceWords(me.assurance)}
      </Text>
    </Stack>
    <Group gap="xs">
      {me.roles.map((role) => (
        <Badge key={role} variant="default" tt="none" size="lg" fw={500}>
          {roleName(role)}
        </Badge>
      ))}
      {me.roles.length === 0 && (
        <Text>You hold no role yet; an administrator can grant you one.</Text>
      )}
    </Group>
  </Panel>
)

const First = ({ status }: Props) => (
  <Panel title="You are the first person here">
    <Text>
      Whoever is enrolled first becomes the administrator: they add the others and grant their
      roles.
    </Text>
    <FirstPersonForm osUser={status.osUser} />
  </Panel>
)

const Unknown = ({ osUser }: Pick<Status, 'osUser'>) => (
  <Panel title="You are not known here">
    <Text>
      {osUser === null
        ? 'Nobody of this workspace speaks in this session.'
        : `Nobody of this workspace is linked to the account ${osUser}.`}
    </Text>
    <Text fz="sm" c="dimmed">
      An administrator can add you and link your account (<Code>people.add</Code>,{' '}
      <Code>people.linkOsUser</Code>), or open a link made for you.
    </Text>
  </Panel>
)
