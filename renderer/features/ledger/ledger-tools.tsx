import { Button, TextInput } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { tellZone } from '#renderer/design/moment.ts'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { type Address, goToInPlace, hrefTo, withQuery } from '#renderer/workbench/address.ts'
import { clockTimeIn, filterOf, isFiltered, momentOf } from './ledger-filter.ts'
import { SubjectPicker } from './subject-picker.tsx'
import { typeWords } from './words/fact-words.ts'

type Props = { readonly address: Address; readonly zone: string }

/** Who, what, about what, and when; all of it stands in the address. */
export function LedgerTools({ address, zone }: Props) {
  const { people } = useCatalogue()
  const types = useQueryOf('ledger.types', {})
  const persons = useMemo(
    () =>
      people.all.map(({ id, name }) => ({ value: id, label: name ?? `Erased ${id.slice(0, 8)}` })),
    [people],
  )
  const kinds = useMemo(
    () => (types.data?.items ?? []).map((type) => ({ value: type, label: typeWords(type) })),
    [types.data],
  )
  const { query } = address
  const set = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, { ...changes, open: undefined }))
  return (
    <div className="sb-ledger-tools">
      <NamePicker
        label="Who"
        placeholder="Anybody"
        options={persons}
        value={query['actor'] ?? null}
        onChange={(actor) => set({ actor: actor ?? undefined })}
      />
      <SubjectPicker
        value={query['subject'] ?? null}
        onChange={(subject) => set({ subject: subject ?? undefined })}
      />
      <NamePicker
        label="What"
        placeholder="Anything"
        options={kinds}
        value={query['type'] ?? null}
        onChange={(type) => set({ type: type ?? undefined })}
      />
      <div className="sb-ledger-span">
        <When name="from" label={`From (${tellZone(zone)})`} address={address} zone={zone} />
        <When name="until" label={`Until (${tellZone(zone)})`} address={address} zone={zone} />
      </div>
      {isFiltered(filterOf(query)) && (
        <Button
          component="a"
          href={hrefTo(['ledger'])}
          variant="subtle"
          leftSection={<IconFilterOff size={15} aria-hidden />}
        >
          Every entry
        </Button>
      )}
    </div>
  )
}

type WhenProps = Props & { readonly name: 'from' | 'until'; readonly label: string }

const When = ({ name, label, address, zone }: WhenProps) => (
  <TextInput
    type="datetime-local"
    label={label}
    // Uncontrolled, because a half-typed moment is none: the field keeps what stands in it.
    key={`${name} ${address.query[name] === undefined ? 'open' : 'set'} ${zone}`}
    defaultValue={clockTimeIn({ at: address.query[name], zone })}
    onChange={({ currentTarget: { value } }) => {
      const at = momentOf({ time: value, zone })
      if (at !== undefined || value === '') {
        goToInPlace(withQuery(address, { [name]: at, open: undefined }))
      }
    }}
  />
)
