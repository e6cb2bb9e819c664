import { TextInput } from '@mantine/core'
import {
  type Icon,
  IconArrowDown,
  IconArrowUp,
  IconEqual,
  IconHelpCircle,
} from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Standing } from '#renderer/design/standing.tsx'
import type { Tone } from '#renderer/design/tone.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import type { Service } from '#shared/vocabulary/service.ts'

type Outcome = OutputOf<'services.compareVersions'>['outcome']
type Shown = { readonly word: string; readonly tone: Tone; readonly icon: Icon }

const outcomes: Readonly<Record<Outcome, Shown>> = {
  newer: { word: 'The first is newer', tone: 'live', icon: IconArrowUp },
  older: { word: 'The first is older', tone: 'live', icon: IconArrowDown },
  same: { word: 'They are the same', tone: 'good', icon: IconEqual },
  cannotTell: { word: 'Cannot tell', tone: 'unknown', icon: IconHelpCircle },
}

type Props = { readonly service: Service }

/** Which of two versions is newer by the service's own scheme. */
export function CompareVersions({ service }: Props) {
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  return (
    <Panel title="Which version is newer?">
      <div className="sb-service-compare">
        <TextInput
          label="First version"
          value={first}
          maxLength={120}
          onChange={({ currentTarget }) => setFirst(currentTarget.value)}
        />
        <TextInput
          label="Second version"
          value={second}
          maxLength={120}
          onChange={({ currentTarget }) => setSecond(currentTarget.value)}
        />
      </div>
      <Verdict service={service} a={first.trim()} b={second.trim()} />
    </Panel>
  )
}

type Asked = Props & { readonly a: string; readonly b: string }

function Verdict({ service, a, b }: Asked) {
  const asked = useDeferredValue({ serviceId: service.id, a, b })
  const { data, error } = useQueryOf('services.compareVersions', asked, {
    enabled: a !== '' && b !== '',
    meanwhile: 'previous',
  })
  if (a === '' || b === '') {
    return (
      <div className="sb-unsaid">
        Type two versions; they are compared by this service’s scheme.
      </div>
    )
  }
  if (error) {
    return (
      <Notice tone="bad" title="They cannot be compared">
        {error.message}
      </Notice>
    )
  }
  if (!data) return null
  const { word, tone, icon } = outcomes[data.outcome]
  return (
    <div role="status">
      <Standing tone={tone} icon={icon}>
        {word}
      </Standing>
      <div>{data.because}</div>
    </div>
  )
}
