import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import './copyable.css'

type Props = {
  /** What it is: “version”. */
  readonly name: string
  readonly value: string
  readonly face?: 'text' | 'code'
}

/** A value that people carry elsewhere, whole and with a button that copies it. */
export const Copyable = ({ name, value, face = 'text' }: Props) => (
  <span className="sb-copyable" data-face={face}>
    <span>{value}</span>
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy the ${name}`}>
          <ActionIcon size="sm" color="gray" aria-label={`Copy the ${name}`} onClick={copy}>
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  </span>
)
