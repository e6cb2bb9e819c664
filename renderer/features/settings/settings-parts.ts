import {
  type Icon,
  IconDatabase,
  IconFolder,
  IconPalette,
  IconStethoscope,
  IconUser,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { AppearancePart } from './appearance-part.tsx'
import { BackupsPart } from './backups/backups-part.tsx'
import { DiagnosticsPart } from './diagnostics/diagnostics-part.tsx'
import { ProfilePart } from './profile/profile-part.tsx'
import { WorkspacePart } from './workspace/workspace-part.tsx'

type Part = {
  readonly id: string
  readonly title: string
  readonly says: string
  readonly icon: Icon
  readonly keywords: readonly string[]
  readonly Part: ComponentType
}

/** What the settings hold, in their order. */
export const settingsParts: readonly Part[] = [
  {
    id: 'profile',
    title: 'Profile',
    says: 'Who you are, and for whom this window speaks.',
    icon: IconUser,
    keywords: ['time zone', 'passphrase', 'prove', 'sign in', 'speak for'],
    Part: ProfilePart,
  },
  {
    id: 'appearance',
    title: 'Appearance',
    says: 'How this machine shows Signalbox.',
    icon: IconPalette,
    keywords: ['theme', 'dark', 'light', 'contrast', 'motion', 'keys'],
    Part: AppearancePart,
  },
  {
    id: 'workspace',
    title: 'Workspace',
    says: 'Its name, where it lies, and the way to another one.',
    icon: IconFolder,
    keywords: ['folder', 'rename', 'rehearsal', 'open another', 'checkpoint folder'],
    Part: WorkspacePart,
  },
  {
    id: 'backups',
    title: 'Backups',
    says: 'Copies that are proved when they are made.',
    icon: IconDatabase,
    keywords: ['restore', 'copy', 'make a backup'],
    Part: BackupsPart,
  },
  {
    id: 'diagnostics',
    title: 'Diagnostics',
    says: 'Paths, versions, the last checks, and what helps to find a fault.',
    icon: IconStethoscope,
    keywords: ['bundle', 'log', 'support', 'rebuild', 'version'],
    Part: DiagnosticsPart,
  },
]
