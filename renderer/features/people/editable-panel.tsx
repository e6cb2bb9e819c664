import { type ReactNode, useRef, useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { Person } from '#shared/vocabulary/person.ts'

type Props = {
  readonly title: string
  readonly person: Person
  /** What the button says that opens the form: “Edit”. */
  readonly action: string
  readonly shown: ReactNode
  readonly form: (onDone: () => void) => ReactNode
  /** `instead` of what is shown, or `above` it. */
  readonly place: 'instead' | 'above'
}

/** A part of a person that they themselves, or who may change people, edit in place. */
export function EditablePanel({ title, person, action, shown, form, place }: Props) {
  const [isOpen, setOpen] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const whyNot = useWhyNot({ permission: 'people:write', orSelf: person.id })
  const wall = useWall()
  const leave = () => {
    setOpen(false)
    heading.current?.focus()
  }
  const open = isOpen && whyNot === undefined
  return (
    <Panel
      title={title}
      headingRef={heading}
      actions={
        !wall &&
        !open && (
          <AllowedButton
            variant="default"
            whyNot={whyNot}
            label={`${action}: ${title}`}
            onClick={() => setOpen(true)}
          >
            {action}
          </AllowedButton>
        )
      }
    >
      {open && form(leave)}
      {(!open || place === 'above') && shown}
    </Panel>
  )
}
