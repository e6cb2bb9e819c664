import { useStore } from 'zustand'
import type { ConnectionStore } from '#renderer/state/connection.ts'
import type { Source } from '#renderer/workbench/source.ts'

/** The core itself, as far as this window hears from it. */
export const linkSource = (connection: ConnectionStore): Source => ({
  id: 'core',
  useState() {
    const { phase, since } = useStore(connection)
    if (phase === 'live') {
      const because = 'This window hears every change of the workspace as it happens.'
      return { name: 'Workspace', standing: 'current', at: since, because }
    }
    if (phase === 'connecting') {
      const because = 'This window has not heard from the core yet.'
      return { name: 'Workspace', standing: 'unknown', at: undefined, because }
    }
    const because = 'The core does not answer; this window tries again and again.'
    return { name: 'Workspace', standing: 'offline', at: since, because }
  },
})
