import './joins.css'
import { seeableName } from './tell-outside.ts'

type Props = { readonly name: string }

/** A name that came from outside: text and nothing else, apart from what stands around it. */
export const OutsideName = ({ name }: Props) => {
  const seen = seeableName(name)
  return (
    <bdi className="sb-outside-name" title={seen}>
      {seen === '' ? '⟨no name⟩' : seen}
    </bdi>
  )
}
