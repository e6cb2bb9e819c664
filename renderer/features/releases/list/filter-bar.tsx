import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck, IconFilter } from '@tabler/icons-react'
import type { Address } from '#renderer/workbench/address.ts'
import { changeWanted, hrefWith } from './change-wanted.ts'
import './filter-bar.css'
import type { Wanted } from '#renderer/workbench/release-query/wanted.ts'
import { MoreFilters } from './more-filters.tsx'
import { cleared, countMore, isPreset, presets } from './presets.ts'
import { WordsFilter } from './words-filter.tsx'

type Props = { readonly address: Address; readonly wanted: Wanted }

/** What the list is narrowed down by; all of it stands in the address. */
export function FilterBar({ address, wanted }: Props) {
  const more = countMore(wanted)
  const [shown, { toggle }] = useDisclosure(more > 0)
  return (
    <div className="sb-filters">
      <div className="sb-filters-line">
        <WordsFilter words={wanted.words} />
        <Presets address={address} wanted={wanted} />
        <MineButton wanted={wanted} />
        <Button
          variant={more > 0 ? 'light' : 'default'}
          aria-expanded={shown}
          leftSection={<IconFilter size={15} aria-hidden />}
          onClick={toggle}
        >
          {more > 0 ? `Filters (${more})` : 'Filters'}
        </Button>
        {isNarrowed(wanted) && (
          <Button component="a" variant="subtle" href={hrefWith(address, cleared(wanted))}>
            Clear
          </Button>
        )}
      </div>
      {shown && <MoreFilters wanted={wanted} />}
    </div>
  )
}

const isNarrowed = (wanted: Wanted) =>
  countMore(wanted) > 0 || wanted.words !== '' || wanted.person === 'me'

const Presets = ({ address, wanted }: Props) => (
  <ul className="sb-presets" aria-label="Parts of a release’s life">
    {presets.map((preset) => {
      const current = isPreset(wanted, preset)
      return (
        <li key={preset.id}>
          <a
            className="sb-preset"
            href={hrefWith(address, preset.part)}
            aria-current={current ? 'true' : undefined}
          >
            {current && <IconCheck size={14} aria-hidden />}
            {preset.label}
          </a>
        </li>
      )
    })}
  </ul>
)

type MineProps = { readonly wanted: Wanted }

function MineButton({ wanted: { person } }: MineProps) {
  const mine = person === 'me'
  return (
    <button
      type="button"
      className="sb-preset"
      aria-pressed={mine}
      onClick={() => changeWanted({ person: mine ? undefined : 'me' })}
    >
      {mine && <IconCheck size={14} aria-hidden />}
      Mine
    </button>
  )
}
