import type { BrowserContext } from '@playwright/test'

/** All that pages of a context complain about: errors, warnings, and what went against their policy. */
export async function listenForTrouble(context: BrowserContext): Promise<readonly string[]> {
  const trouble: string[] = []
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) trouble.push(message.text())
  })
  context.on('weberror', (error) => trouble.push(error.error().message))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`violation: ${violatedDirective} ${blockedURI}`),
    )
  })
  return trouble
}
