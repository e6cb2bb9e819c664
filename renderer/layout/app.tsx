import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Connected, connect, type NeedsLink } from '#renderer/data/connect.ts'
import { CoreContext } from '#renderer/data/core-context.ts'
import { keepFresh } from '#renderer/data/keep-fresh.ts'
import { createQueryCache } from '#renderer/data/query-cache.ts'
import { cssVariables, styleNonce, theme } from '#renderer/design/theme.ts'
import { WorkspacePage } from '#renderer/features/workspace/workspace-page.tsx'
import { NeedsLinkPage } from './needs-link-page.tsx'
import { Shell } from './shell.tsx'

const signedOut: NeedsLink = { outcome: 'needsLink', because: 'sessionEnded' }

export function App() {
  const [reached, setReached] = useState<Connected | NeedsLink>()
  useEffect(() => void connect(() => setReached(signedOut)).then(setReached), [])
  useEffect(startAnewOnLink, [])

  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
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
  useEffect(() => keepFresh(core, cache), [core, cache])

  return (
    <CoreContext value={core}>
      <QueryClientProvider client={cache}>
        <Shell connection={connection}>
          <WorkspacePage />
        </Shell>
      </QueryClientProvider>
    </CoreContext>
  )
}
