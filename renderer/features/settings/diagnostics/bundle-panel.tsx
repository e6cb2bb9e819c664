import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadText } from '#renderer/data/download-text.ts'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { type BundlePart, bundleText, chosenAtFirst } from './bundle-text.ts'

/** What helps to find a fault: read first, then given away, part by part. */
export function BundlePanel() {
  const gather = useTaskOf('workspace.diagnose')
  const wall = useWall()
  if (wall) return null
  return (
    <Panel title="Diagnostics for somebody else">
      <Text fz="sm">
        Gathers what helps to find a fault. Nothing leaves this machine: you read it here, leave out
        what you like, and save one file.
      </Text>
      <Group>
        <Button variant="default" loading={gather.isPending} onClick={() => gather.mutate({})}>
          {gather.data ? 'Gather it again' : 'Gather it'}
        </Button>
      </Group>
      {gather.isError && (
        <Notice tone="bad" title="It could not be gathered">
          {gather.error.message}
        </Notice>
      )}
      {gather.data && <Preview key={gather.data.at} gathered={gather.data} />}
    </Panel>
  )
}

type Props = { readonly gathered: OutputOf<'workspace.diagnose'> }

function Preview({ gathered: { at, parts } }: Props) {
  const [chosen, setChosen] = useState(() => chosenAtFirst(parts))
  const wanted = parts.filter(({ name }) => chosen.includes(name))
  const save = () =>
    downloadText({
      name: `signalbox-diagnostics-${new Date(at).toISOString().slice(0, 10)}.txt`,
      text: bundleText({ at, parts: wanted }),
      type: 'text/plain',
    })
  return (
    <>
      <Checkbox.Group
        label="What goes into the file"
        value={[...chosen]}
        onChange={(names) => setChosen(names)}
      >
        {parts.map((part) => (
          <PartLine key={part.name} part={part} />
        ))}
      </Checkbox.Group>
      <Group>
        <Button
          disabled={wanted.length === 0}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={save}
        >
          Save the file
        </Button>
      </Group>
    </>
  )
}

type PartProps = { readonly part: BundlePart }

const PartLine = ({ part: { name, says, personal, text } }: PartProps) => (
  <div className="sb-bundle-part">
    <Checkbox
      value={name}
      label={name}
      description={
        personal ? `${says} May hold names or words of people: left out until you tick it.` : says
      }
    />
    <details>
      <summary className="sb-part-summary">Read it: {name}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre className="sb-part-text" tabIndex={0} role="group" aria-label={name}>
        {text}
      </pre>
    </details>
  </div>
)
