import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import { type Release, ReleaseClass } from '#shared/vocabulary/release.ts'
import { andTakenBack } from '../because-not.ts'
import { undoReclassify } from '../undo.ts'

type Props = { readonly release: Release; readonly onClose: () => void }

/** Moves the release into another class, which asks for other things. */
export function Reclassify({ release, onClose }: Props) {
  const others = ReleaseClass.options.filter((one) => one !== release.class)
  const [chosen, setChosen] = useState(others[0]!)
  const decide = useDecision('releases.reclassify', {
    says: (answer) =>
      `${answer.name} is of class ${classWords[answer.class]}${andTakenBack(release, answer)}`,
    undo: (after) => undoReclassify({ before: release, after }),
  })
  const { id: releaseId, version: expectedVersion } = release
  return (
    <AskWhy
      title={`Reclassify ${release.name}`}
      says={
        <NativeSelect
          label="New class"
          description={`It is ${classWords[release.class]} now. Another class asks for other things; a ready release has to be judged again.`}
          data={others.map((value) => ({ value, label: classWords[value] }))}
          value={chosen}
          onChange={({ currentTarget }) =>
            setChosen(others.find((one) => one === currentTarget.value) ?? chosen)
          }
        />
      }
      confirm={`Make it ${classWords[chosen]}`}
      reason="due"
      pending={decide.isPending}
      error={decide.error}
      onConfirm={(reason = '') =>
        decide.mutate({ releaseId, class: chosen, reason, expectedVersion }, { onSuccess: onClose })
      }
      onClose={onClose}
    />
  )
}
