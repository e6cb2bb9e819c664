import { Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import { IconDownload, IconFileUpload, IconX } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { downloadText } from '#renderer/data/download-text.ts'
import { tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { PlanValues } from '../plan-values.ts'
import type { ReadingSheet } from '../use-sheet.ts'
import { templateSheet } from './template-sheet.ts'

type Props = {
  readonly values: PlanValues
  readonly reading: ReadingSheet
  readonly isKept: boolean
  readonly onText: (text: string) => void
  readonly onClear: () => void
}

/** Where a sheet comes in: pasted, dropped or chosen. */
export function SheetPanel({ values: { text }, reading, isKept, onText, onClear }: Props) {
  const [over, setOver] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const take = async (file: File | null | undefined) => {
    if (!file) return
    const read = await textOf(file)
    setTrouble('because' in read ? read.because : undefined)
    if ('text' in read) onText(read.text)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <Panel title="Your sheet" actions={<TemplateButton />}>
      <Textarea
        label="Paste it here, with its headers"
        description={UNDERSTOOD}
        rows={text === '' ? 7 : 4}
        spellCheck={false}
        classNames={{ input: 'sb-plan-text' }}
        data-over={over || undefined}
        value={text}
        onChange={({ currentTarget }) => onText(currentTarget.value)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      />
      <Group gap="xs">
        <FileButton
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          onChange={(file) => void take(file)}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconFileUpload size={16} aria-hidden />}
            >
              Choose a file
            </Button>
          )}
        </FileButton>
        {text !== '' && (
          <Button variant="subtle" leftSection={<IconX size={16} aria-hidden />} onClick={onClear}>
            Begin anew
          </Button>
        )}
        <Text fz="sm" c="dimmed" role="status">
          {text !== '' && readWords(reading)}
          {text !== '' && !isKept && ' It is too large to be kept through a reload.'}
        </Text>
      </Group>
      <Troubles text={text} reading={reading} file={trouble} />
    </Panel>
  )
}

const UNDERSTOOD =
  'From a spreadsheet, a CSV file, or a ServiceNow change export; a file can be dropped here as well. It understands columns for the key, name, class, owner, lead, strategy, environment, region, time zone, start and end (a day and its time, together or apart), services with versions (checkout 4.2.0; payments), the version of a single service, tags and the goal.'

type TroublesProps = {
  readonly text: string
  readonly reading: ReadingSheet
  /** Why the last file could not be taken. */
  readonly file: string | undefined
}

const Troubles = ({ text, reading, file }: TroublesProps) => (
  <>
    {file && (
      <Notice tone="bad" title="That file cannot be read">
        {file}
      </Notice>
    )}
    {text.trim() !== '' && reading.read.outcome === 'empty' && (
      <Notice tone="wary" title="No release can be read from it">
        {reading.read.because}
      </Notice>
    )}
    {reading.sheet?.faults.map(({ line, because }) => (
      <Notice key={line} tone="wary" title={`Line ${line} is odd`}>
        {because}
      </Notice>
    ))}
  </>
)

function readWords({ sheet }: ReadingSheet): string {
  if (!sheet) return ''
  const lines = tellNumber(sheet.rows.length, ['line', 'lines'])
  return `${lines} under ${tellNumber(sheet.header.length, ['header', 'headers'])}.`
}

/** A workbook is not text: it says so, instead of showing what makes no sense. */
async function textOf(file: File): Promise<{ text: string } | { because: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return {
      because: `${file.name} is a workbook. Save it as CSV, or copy its cells and paste them.`,
    }
  }
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  try {
    return { text: new TextDecoder(wide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) }
  }
}

const TemplateButton = () => (
  <Button
    variant="subtle"
    leftSection={<IconDownload size={16} aria-hidden />}
    onClick={() =>
      downloadText({ name: 'signalbox-plan.csv', text: templateSheet(), type: 'text/csv' })
    }
  >
    A template to start from
  </Button>
)
