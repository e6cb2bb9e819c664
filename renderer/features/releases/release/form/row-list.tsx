import { ActionIcon, Button, Input } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'

type Props<Row> = {
  readonly label: string
  readonly description?: string
  /** What one row is called: “criterion”. */
  readonly one: string
  readonly rows: readonly Row[]
  readonly fresh: Row
  readonly onChange: (rows: readonly Row[], place: number) => void
  readonly children: (row: Row, place: number) => ReactNode
}

/** A short list in a form: each row its own fields, and a way to add and to take away. */
export function RowList<Row>(props: Props<Row>) {
  const { label, description, one, rows, fresh, onChange, children } = props
  const list = useRef<HTMLFieldSetElement>(null)
  const focusLast = () =>
    requestAnimationFrame(() => {
      const fields = list.current?.querySelectorAll<HTMLElement>('.sb-rows-row')
      const last = fields?.item(fields.length - 1)
      const field = last?.querySelector<HTMLElement>('input, textarea')
      if (field) field.focus()
      else list.current?.querySelector<HTMLElement>('.sb-rows-add')?.focus()
    })
  return (
    <fieldset ref={list} className="sb-rows">
      <legend>{label}</legend>
      {description && <Input.Description>{description}</Input.Description>}
      {rows.map((row, place) => (
        <div key={place} className="sb-rows-row">
          <div className="sb-rows-fields">{children(row, place)}</div>
          <ActionIcon
            color="gray"
            aria-label={`Take ${one} ${place + 1} away`}
            onClick={() => {
              onChange(
                rows.filter((_, other) => other !== place),
                place,
              )
              focusLast()
            }}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        className="sb-rows-add"
        variant="subtle"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => {
          onChange([...rows, fresh], rows.length)
          focusLast()
        }}
      >
        Add {one}
      </Button>
    </fieldset>
  )
}
