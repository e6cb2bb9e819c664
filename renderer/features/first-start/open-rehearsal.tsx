import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Elsewhere } from '#renderer/data/use-elsewhere.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'

type Props = { readonly elsewhere: Elsewhere }
type Size = 'small' | 'large'

/** A company that does not exist, to look around in before beginning in earnest. */
export function OpenRehearsal({ elsewhere }: Props) {
  const [size, setSize] = useState<Size>('small')
  const asked = elsewhere.variables?.what === 'rehearsal'
  const pending = asked && elsewhere.isPending
  return (
    <Panel title="Look around first">
      <Stack gap="sm">
        <Text>
          The rehearsal is a company with a year of releases behind it and a month planned. It is
          invented, lies in a folder of its own, and nothing you do there changes anything here.
        </Text>
        <Radio.Group
          label="How large"
          value={size}
          onChange={(chosen) => setSize(chosen as Size)}
          readOnly={pending}
        >
          <Stack gap={6} mt={6}>
            <Radio
              value="small"
              label="Small: 40 services, 400 releases"
              description="Built in some seconds the first time."
            />
            <Radio
              value="large"
              label="Large: 2,000 services, 20,000 releases"
              description="Takes up to two minutes the first time."
            />
          </Stack>
        </Radio.Group>
        <Group gap="xs">
          <Button
            variant="default"
            size="sm"
            loading={pending}
            onClick={() => elsewhere.open({ what: 'rehearsal', size })}
          >
            Open the rehearsal
          </Button>
          {pending && (
            <Button variant="subtle" size="sm" onClick={elsewhere.stop}>
              Stop
            </Button>
          )}
        </Group>
        {pending && (
          <TaskAdvance label="How far the rehearsal is built" step={elsewhere.progress} />
        )}
        {asked && elsewhere.isError && elsewhere.error.code !== 'rpc/cancelled' && (
          <Notice tone="bad" title="The rehearsal was not opened">
            {elsewhere.error.message}
          </Notice>
        )}
        {asked && elsewhere.isSuccess && <Text fz="sm">It opens in a window of its own.</Text>}
      </Stack>
    </Panel>
  )
}
