import { Button, Group, Input, SegmentedControl, Text, TextInput } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { downloadText } from '#renderer/data/download-text.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { tell } from '#renderer/state/notices.ts'
import { type Address, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import { writeSheet } from '#shared/domain/plans/write-sheet.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import { askedReleases } from './asked-releases.ts'
import { useWrittenLines } from './use-written-lines.ts'

type Props = {
  readonly address: Address
  /** Where the sheet at hand comes from. */
  readonly system: string
}

/** The same columns out again: to be changed in a spreadsheet and brought back. */
export function WriteOut({ address, system: own }: Props) {
  const [typed, setTyped] = useState<string>()
  const system = (typed ?? own).trim()
  const writing = useWrittenLines()
  const { status, zone } = useMe()
  const reader = { me: status?.me?.person, now: useNow(), zone }
  const filter = askedReleases(address.query, reader)
  const states = statesShown(address.query['state'])
  const write = (hand: (written: Written) => void) =>
    filter && writing.mutate({ filter, system }, { onSuccess: (lines) => hand({ lines, system }) })
  const named = Object.keys(filter ?? {}).filter((field) => field !== 'states')
  return (
    <Panel title="Write it out">
      <Text fz="sm">
        Releases as the same columns, a line for each slot. What is changed there and imported here
        again changes just that.
      </Text>
      <div className="sb-plan-out">
        <Input.Wrapper
          label="Which releases"
          labelElement="div"
          description="What is past has been deployed, closed or cancelled."
        >
          <SegmentedControl
            aria-label="Which releases are written out"
            size="sm"
            className="sb-plan-which"
            data={[
              { value: 'open', label: 'Those not over' },
              { value: 'any', label: 'All' },
              ...(states === 'some' ? [{ value: 'some', label: 'As the list was filtered' }] : []),
            ]}
            value={states}
            onChange={(state) =>
              goToInPlace(withQuery(address, { state: state === 'any' ? state : undefined }))
            }
          />
        </Input.Wrapper>
        <TextInput
          label="Keys of"
          description="Releases without a key there go by their own id."
          value={typed ?? own}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      {named.length > 0 && <Text fz="sm">Only those that the list was filtered to.</Text>}
      <Group gap="xs">
        <Button
          variant="default"
          disabled={system === ''}
          loading={writing.isPending}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => write(download)}
        >
          Save as CSV
        </Button>
        <Button
          variant="default"
          disabled={system === '' || writing.isPending}
          leftSection={<IconCopy size={16} aria-hidden />}
          onClick={() => write((written) => void copy(written))}
        >
          Copy for a spreadsheet
        </Button>
      </Group>
      {writing.isError && (
        <Notice tone="bad" title="The releases were not written out">
          {writing.error.message}
        </Notice>
      )}
    </Panel>
  )
}

const statesShown = (state: string | undefined) =>
  state === 'any' ? 'any' : state === undefined || state === 'open' ? 'open' : 'some'

type Written = { readonly lines: readonly PlanLine[]; readonly system: string }

const download = ({ lines, system }: Written) =>
  downloadText({
    name: `signalbox-plan-${new Date().toISOString().slice(0, 10)}.csv`,
    text: `\uFEFF${writeSheet(lines, { system })}`,
    type: 'text/csv',
  })

async function copy({ lines, system }: Written): Promise<void> {
  const id = `plans copied ${Date.now()}`
  try {
    await navigator.clipboard.writeText(writeSheet(lines, { system, separator: '\t' }))
    tell({
      id,
      tone: 'good',
      says: `${tellNumber(lines.length, ['line is', 'lines are'])} copied.`,
    })
  } catch {
    tell({ id, tone: 'bad', says: 'The browser would not copy; save it as CSV instead.' })
  }
}
