import { IconCircleCheckFilled, IconCircleDashed, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { tellMoment } from '#renderer/design/moment.ts'
import { Standing } from '#renderer/design/standing.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import type { Grant } from '#shared/vocabulary/role.ts'
import { DecideGrant } from './decide-grant.tsx'
import { whatIsMissing } from './grant-standing.ts'
import { ERASED } from './person-name.ts'
import { assuranceWord, roleWord } from './role-words.ts'
import { useScopeName } from './use-scope-name.ts'

type Props = {
  readonly grant: Grant
  readonly person: Person
  readonly whyNot: string | undefined
}

const shown = {
  effective: { word: 'Holds', tone: 'good', icon: IconCircleCheckFilled },
  provisional: { word: 'Provisional', tone: 'wary', icon: IconCircleDashed },
  revoked: { word: 'Revoked', tone: 'unknown', icon: IconX },
} as const

/** One grant: the role, where it holds, who stands behind it and what is missing. */
export function GrantRow({ grant, person, whyNot }: Props) {
  const [deciding, setDeciding] = useState<'vouch' | 'revoke'>()
  const scopeName = useScopeName()
  const wall = useWall()
  const { state, role, scope } = grant
  const { word, tone, icon } = shown[state]
  const what = `${roleWord(role)} ${scopeName(scope)}`
  return (
    <div className="sb-people-grant">
      <div className="sb-people-grant-head">
        <span>
          <strong>{roleWord(role)}</strong> {scopeName(scope)}
        </span>
        <Standing tone={tone} icon={icon}>
          {word}
        </Standing>
        {!wall && state === 'provisional' && (
          <AllowedButton
            variant="default"
            whyNot={whyNot}
            label={`Vouch for ${what}`}
            onClick={() => setDeciding('vouch')}
          >
            Vouch
          </AllowedButton>
        )}
        {!wall && state !== 'revoked' && (
          <AllowedButton
            variant="default"
            whyNot={whyNot}
            label={`Revoke ${what}`}
            onClick={() => setDeciding('revoke')}
          >
            Revoke
          </AllowedButton>
        )}
      </div>
      <Behind grant={grant} />
      {state === 'provisional' && <Missing grant={grant} person={person} />}
      {deciding && (
        <DecideGrant
          kind={deciding}
          grant={grant}
          person={person}
          what={what}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </div>
  )
}

function Behind({ grant: { grantedBy, grantedAt, vouchers, reason } }: Pick<Props, 'grant'>) {
  const now = useNow()
  const { zone } = useMe()
  const { people } = useCatalogue()
  const name = (id: string) => {
    const found = people.find(id)
    return found ? (found.name ?? ERASED) : 'Signalbox'
  }
  const others = vouchers.filter((voucher) => voucher.person !== grantedBy)
  const granter = vouchers.find((voucher) => voucher.person === grantedBy)
  return (
    <div className="sb-people-small">
      Granted by {name(grantedBy)}
      {granter && ` (${assuranceWord(granter.assurance)})`},{' '}
      {tellMoment({ at: grantedAt, now, zone })}.
      {others.map((voucher) => (
        <span key={voucher.person}>
          {' '}
          {name(voucher.person)} stands behind it ({assuranceWord(voucher.assurance)}).
        </span>
      ))}
      {reason !== null && <div>“{reason}”</div>}
    </div>
  )
}

const Missing = ({ grant, person }: Pick<Props, 'grant' | 'person'>) => (
  <div className="sb-people-small">
    It gives nothing yet:
    <ul className="sb-people-missing">
      {whatIsMissing(grant, person.id).map((because) => (
        <li key={because}>{because}</li>
      ))}
    </ul>
    {grant.needs > 1
      ? 'Another administrator can vouch for it.'
      : 'Whoever granted it can vouch for it once it is known who they are.'}
  </div>
)
