import { writeSheet } from '#shared/domain/plans/write-sheet.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** Every column with a believable line or two; the mark lets spreadsheets read the letters right. */
export const templateSheet = (): string =>
  BYTE_ORDER_MARK +
  writeSheet([
    {
      cells: {
        key: 'CHG0012345',
        name: 'Checkout 4.2',
        class: 'standard',
        strategy: 'canary',
        environment: 'Production',
        region: 'eu-central',
        zone: 'Europe/Berlin',
        start: '2026-12-01 22:00',
        end: '2026-12-01 23:30',
        services: 'checkout 4.2.0; basket 3.8.1',
        tags: 'PCI',
        goal: 'Pay in two steps instead of four.',
      },
    },
    {
      cells: {
        key: 'CHG0012345',
        name: 'Checkout 4.2',
        environment: 'Production',
        region: 'us-east',
        zone: 'America/New_York',
        start: '2026-12-02 22:00',
        end: '2026-12-02 23:30',
      },
    },
  ])
