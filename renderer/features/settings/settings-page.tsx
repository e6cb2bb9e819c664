import { PageFrame } from '#renderer/design/page-frame.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { PageProps } from '#renderer/workbench/page.ts'
import './settings.css'
import { settingsParts } from './settings-parts.ts'

/** What is set for oneself, for this machine and for the workspace. */
export function SettingsPage({ address }: PageProps) {
  const wanted = address.query['part']
  const here = settingsParts.find(({ id }) => id === wanted) ?? settingsParts[0]!
  const { Part } = here
  return (
    <PageFrame
      title="Settings"
      says={here.says}
      tools={
        <nav className="sb-parts" aria-label="Parts of the settings">
          {settingsParts.map(({ id, title, icon: Icon }) => (
            <a
              key={id}
              href={hrefTo(['settings'], { part: id })}
              aria-current={id === here.id ? 'page' : undefined}
            >
              <Icon size={16} stroke={1.6} aria-hidden />
              {title}
            </a>
          ))}
        </nav>
      }
    >
      <div className="sb-settings">
        <Part key={here.id} />
      </div>
    </PageFrame>
  )
}
