import type { ReactNode } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { tellDistance, tellExactly, tellZone } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { useBackups } from '../backups/use-backups.ts'

/** Where things lie, which versions run, and when what was last looked at. */
export function ChecksPanel() {
  const { status } = useMe()
  const last = useQueryOf('ledger.lastVerification', {})
  const backups = useBackups()
  if (!status) return null
  const { places, program, schema, device, ledger } = status
  const verification = last.data?.verification
  return (
    <Panel title="Versions and checks">
      <Fields>
        <Field name="Program">Signalbox {program}</Field>
        <Field name="Tables">Edition {schema}</Field>
        <Field name="Folder">{places && <Path>{places.folder}</Path>}</Field>
        <Field name="Log">{places && <Path>{places.log}</Path>}</Field>
        <Field name="Device">
          <Path>{device.id}</Path>
        </Field>
        <Field name="Its key">
          <Path>{device.fingerprint}</Path>
        </Field>
        <Field name="Last verification">
          {verification && (
            <>
              <a href={hrefTo(['ledger'], { show: 'proof' })}>
                {verification.outcome === 'intact' ? 'Intact' : 'Damage found'}
              </a>
              , <When at={verification.at} />
            </>
          )}
          {verification === null && 'never on this machine'}
        </Field>
        <Field name="Last checkpoint">
          {ledger.lastCheckpointAt === null ? 'never' : <When at={ledger.lastCheckpointAt} />}
        </Field>
        <Field name="Last backup">
          {backups.data &&
            (backups.data.items[0] ? <When at={backups.data.items[0].at} /> : 'never')}
        </Field>
      </Fields>
    </Panel>
  )
}

type WhenProps = { readonly at: number }

function When({ at }: WhenProps) {
  const { zone } = useMe()
  const now = useNow()
  const age = tellDistance({ at, now: Math.max(at, now) })
  return `${tellExactly({ at, zone })} ${tellZone(zone)}, ${age}`
}

type PathProps = { readonly children: ReactNode }

const Path = ({ children }: PathProps) => <span className="sb-path">{children}</span>
