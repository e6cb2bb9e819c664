import { calendarFeature } from '#renderer/features/calendar/calendar-feature.ts'
import { effectsFeature } from '#renderer/features/effects/effects-feature.ts'
import { environmentsFeature } from '#renderer/features/environments/environments-feature.ts'
import { ledgerFeature } from '#renderer/features/ledger/ledger-feature.ts'
import { observationsFeature } from '#renderer/features/observations/observations-feature.ts'
import { peopleFeature } from '#renderer/features/people/people-feature.ts'
import { plansFeature } from '#renderer/features/plans/plans-feature.ts'
import { releasesFeature } from '#renderer/features/releases/releases-feature.ts'
import { servicesFeature } from '#renderer/features/services/services-feature.ts'
import { settingsFeature } from '#renderer/features/settings/settings-feature.ts'
import { sourcesFeature } from '#renderer/features/sources/sources-feature.ts'
import { todayFeature } from '#renderer/features/today/today-feature.ts'
import type { Feature } from '#renderer/workbench/feature.ts'

/** Where features meet the window: each adds its line. */
export const features: readonly Feature[] = [
  todayFeature,
  releasesFeature,
  calendarFeature,
  plansFeature,
  servicesFeature,
  environmentsFeature,
  peopleFeature,
  observationsFeature,
  sourcesFeature,
  effectsFeature,
  ledgerFeature,
  settingsFeature,
]
