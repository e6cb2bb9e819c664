import { useMe } from '#renderer/data/use-me.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { tellCount, tellDistance, tellExactly, tellZone } from '#renderer/design/moment.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { fileName, tellSize } from './backup-words.ts'
import type { Backup } from './use-backups.ts'

type Props = { readonly backups: readonly Backup[]; readonly onRestore: (backup: Backup) => void }

export function BackupsTable({ backups, onRestore }: Props) {
  const { may, zone } = useMe()
  const now = useNow()
  const whyNot = may('workspace:administer')
    ? undefined
    : 'Only an administrator goes back to a backup.'
  return (
    <table className="sb-backups" aria-label="Backups, newest first">
      <thead>
        <tr>
          <th scope="col">Made ({tellZone(zone)})</th>
          <th scope="col">Up to entry</th>
          <th scope="col">Size</th>
          <th scope="col">Name</th>
          <th scope="col">
            <span className="sb-unseen">What can be done</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.file}>
            <td>
              {tellExactly({ at: backup.at, zone }).slice(0, 16)}
              <br />
              <small className="sb-backup-age">
                {tellDistance({ at: backup.at, now: Math.max(now, backup.at) })}
              </small>
            </td>
            <td>{tellCount(backup.seq)}</td>
            <td>{tellSize(backup.bytes)}</td>
            <td className="sb-path">{fileName(backup.file)}</td>
            <td>
              <AllowedButton
                variant="default"
                whyNot={whyNot}
                label={`Restore ${fileName(backup.file)}`}
                onClick={() => onRestore(backup)}
              >
                Restore…
              </AllowedButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
