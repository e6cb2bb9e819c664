import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { Waiting } from '../join.ts'
import { rowsWords } from '../join-words.ts'
import { OutsideName } from '../outside-name.tsx'
import type { NameActs } from './use-name-acts.ts'

type Props = { readonly name: Waiting; readonly acts: NameActs }

/** Asks why a name belongs to nothing here. */
export const AskAside = ({ name, acts }: Props) => (
  <AskWhy
    title="Set this name aside?"
    says={
      <>
        <OutsideName name={name.name} /> then belongs to nothing here, whatever rules say; on it
        hang {rowsWords(name.rows)}. It can be taken up again.
      </>
    }
    confirm="Set it aside"
    reason="due"
    pending={false}
    onClose={acts.leaveIt}
    onConfirm={(reason = '') => acts.setAside(name, reason)}
  />
)
