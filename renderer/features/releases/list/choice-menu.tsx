import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import './filter-bar.css'

type Props<Word extends string> = {
  readonly label: string
  /** Said where nothing is chosen: that nothing is left out. */
  readonly none: string
  readonly options: readonly Word[]
  readonly words: (word: Word) => string
  readonly chosen: readonly Word[]
  /** One word for all that is chosen, where there is one. */
  readonly summary?: string | undefined
  readonly onChoose: (chosen: readonly Word[]) => void
}

/** Several of a few, chosen one after the other without the list closing. */
export function ChoiceMenu<Word extends string>(props: Props<Word>) {
  const { label, none, options, words, chosen, summary, onChoose } = props
  const said = summary ?? summaryOf(chosen.map(words), none)
  const toggle = (word: Word) =>
    onChoose(options.filter((one) => (one === word) !== chosen.includes(one)))
  return (
    <div className="sb-choice">
      <span className="sb-choice-label" aria-hidden>
        {label}
      </span>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            variant="default"
            size="sm"
            fw={400}
            justify="space-between"
            aria-label={`${label}: ${said}`}
            rightSection={<IconChevronDown size={15} aria-hidden />}
          >
            {said}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {options.map((word) => (
            <Menu.CheckboxItem
              key={word}
              checked={chosen.includes(word)}
              onChange={() => toggle(word)}
            >
              {words(word)}
            </Menu.CheckboxItem>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={chosen.length === 0} onClick={() => onChoose([])}>
            {none}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

/** Two by name; more are counted. */
export function summaryOf(words: readonly string[], none: string): string {
  if (words.length === 0) return none
  return words.length <= 2 ? words.join(', ') : `${words[0]} and ${words.length - 1} more`
}
