import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useCore } from '#renderer/data/core-context.ts'
import { downloadText } from '#renderer/data/download-text.ts'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { tellCount } from '#renderer/design/moment.ts'
import { tell } from '#renderer/state/notices.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { writeTable } from '#shared/domain/observations/write-table.ts'
import type { Happening, HappeningKind } from '../happening.ts'
import { cellsOf, titlesOfSheet } from './sheet-cells.ts'
import { pageOf } from './use-happenings.ts'
import type { askOf } from './wanted.ts'

const STRETCH = 1000
const MOST = 20_000

type Props = { readonly show: HappeningKind; readonly ask: ReturnType<typeof askOf> }

/** All rows that pass the filters, as a file that a spreadsheet shows and does not carry out. */
export function SaveAsCsv({ show, ask }: Props) {
  const core = useCore()
  const { services, environments } = useCatalogue()
  const sources = useSources().data?.items ?? []
  const nameOfSource = (id: string) => sources.find((one) => one.id === id)?.name
  const names = { service: services.name, environment: environments.name, source: nameOfSource }
  const saving = useMutation({
    mutationFn: async () => {
      const rows: Happening[] = []
      for (let after: string | null | undefined; after !== null && rows.length < MOST; ) {
        const stretch = { ...ask, limit: STRETCH, ...(after && { after }) }
        const page = await pageOf(core, { show, ask: stretch })
        rows.push(...page.items)
        after = page.next
        if (after === null) return { rows, isWhole: true }
      }
      return { rows, isWhole: false }
    },
    onSuccess: ({ rows, isWhole }) => {
      const text = writeTable({
        titles: titlesOfSheet,
        rows: rows.map((row) => cellsOf(row, names)),
      })
      const name = `signalbox-${show}-${new Date().toISOString().slice(0, 10)}.csv`
      downloadText({ name, text: `\uFEFF${text}`, type: 'text/csv' })
      if (!isWhole) {
        const says = `Only the newest ${tellCount(rows.length)} were saved: narrow the time down for older ones.`
        tell({ id: 'outside saved', tone: 'bad', says })
      }
    },
    onError: ({ message }) =>
      tell({ id: 'outside saved', tone: 'bad', says: `It was not saved. ${message}` }),
  })
  return (
    <Button
      variant="default"
      loading={saving.isPending}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => saving.mutate()}
    >
      Save as CSV
    </Button>
  )
}
