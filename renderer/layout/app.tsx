import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { type Connected, connect, type NeedsLink } from '#renderer/data/connect.ts'
import { CoreContext } from '#renderer/data/core-context.ts'
import { keepFresh } from '#renderer/data/keep-fresh.ts'
import { createQueryCache } from '#renderer/data/query-cache.ts'
import { readingOnly, WallContext } from '#renderer/data/wall.ts'
import { cssVariables, styleNonce, theme } from '#renderer/design/theme.ts'
import { appearance } from '#renderer/state/appearance.ts'
import { PassingActionsContext } from '#renderer/workbench/action.ts'
import { isWall, useAddress } from '#renderer/workbench/address.ts'
import { PanelsContext } from '#renderer/workbench/panel.tsx'
import { SourcesContext } from '#renderer/workbench/source.ts'
import { Entrance } from './entrance.tsx'
import { features } from './features.ts'
import { linkSource } from './link-source.ts'
import { NeedsLinkPage } from './needs-link-page.tsx'
import { ownActions } from './own-actions.ts'
import { createRegistry, RegistryContext } from './registry.ts'
import { Shell } from './shell.tsx'
import { useAppearance } from './use-appearance.ts'

const signedOut: NeedsLink = { outcome: 'needsLink', because: 'sessionEnded' }
const schemes = { system: 'auto', light: 'light', dark: 'dark' } as const

export function App() {
  const [reached, setReached] = useState<Connected | NeedsLink>()
  const scheme = useStore(appearance, (now) => now.scheme)
  useEffect(() => void connect(() => setReached(signedOut)).then(setReached), [])
  useEffect(startAnewOnLink, [])
  useAppearance()

  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      {...(scheme !== 'system' && { forceColorScheme: schemes[scheme] as 'light' | 'dark' })}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
    >
      {reached && 'core' in reached && <Workbench {...reached} />}
      {reached && 'because' in reached && <NeedsLinkPage because={reached.because} />}
    </MantineProvider>
  )
}

/** A link pasted into this very tab changes what follows the # only, which loads nothing by itself. */
function startAnewOnLink() {
  const follow = () => window.location.hash.startsWith('#code=') && window.location.reload()
  window.addEventListener('hashchange', follow)
  return () => window.removeEventListener('hashchange', follow)
}

function Workbench({ core, connection }: Connected) {
  const [cache] = useState(createQueryCache)
  const wall = isWall(useAddress())
  const client = useMemo(() => (wall ? readingOnly(core) : core), [wall, core])
  const [registry] = useState(() => createRegistry(features, ownActions))
  const [panels] = useState(() => features.flatMap((feature) => feature.panels ?? []))
  const [sources] = useState(() => [
    linkSource(connection),
    ...features.flatMap((feature) => feature.sources ?? []),
  ])
  useEffect(() => keepFresh(core, cache), [core, cache])

  return (
    <CoreContext value={client}>
      <WallContext value={wall}>
        <QueryClientProvider client={cache}>
          <RegistryContext value={registry}>
            <PassingActionsContext value={registry.passing}>
              <PanelsContext value={panels}>
                <SourcesContext value={sources}>
                  <Entrance>
                    <Shell connection={connection} sources={sources} />
                  </Entrance>
                </SourcesContext>
              </PanelsContext>
            </PassingActionsContext>
          </RegistryContext>
        </QueryClientProvider>
      </WallContext>
    </CoreContext>
  )
}
