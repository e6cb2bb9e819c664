import { Button, Group } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { Notice } from '#renderer/design/notice.tsx'
import type { Probed } from './setting-inputs.tsx'
import type { Test } from './use-test.ts'

type Props = { readonly test: Test; readonly title: string }

/** Tries whether it answers, and says so plainly. */
export const TestConnection = ({ test, title }: Props) => (
  <div className="sb-source-test">
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconPlugConnected size={15} />}
        loading={test.isPending}
        onClick={test.tryIt}
      >
        Test connection
      </Button>
      {test.isPending && (
        <Button variant="default" onClick={test.stop}>
          Stop
        </Button>
      )}
    </Group>
    <Answer test={test} title={title} />
  </div>
)

function Answer({ test: { data, error }, title }: Props) {
  if (error) {
    if (error.code === 'rpc/cancelled') return <Notice tone="wary" title="The test was stopped" />
    return (
      <Notice tone="bad" title="It could not be tried">
        {error.message}
      </Notice>
    )
  }
  if (data?.failure) {
    return (
      <Notice tone="bad" title={data.failure.because}>
        {data.failure.fix ?? 'It may pass by itself: try again in a while.'}
      </Notice>
    )
  }
  return data?.probed ? <Answered probed={data.probed} title={title} /> : null
}

type AnsweredProps = { readonly probed: Probed; readonly title: string }

const Answered = ({ probed: { as, version, found, remarks }, title }: AnsweredProps) => (
  <Notice
    tone={remarks.length > 0 ? 'wary' : 'good'}
    title={found === undefined ? `${title} answers` : 'It can be read'}
  >
    {found === undefined ? whoWeAre(as) : `Found there: ${found}.`}
    {version !== null && ` Its version is ${version}.`}
    {remarks.length > 0 && (
      <ul className="sb-source-lines">
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    )}
  </Notice>
)

const whoWeAre = (as: string | null): string =>
  as === null ? 'It does not say whom it takes us for.' : `It takes us for ${as}.`
