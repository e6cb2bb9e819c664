import { enableCompileCache, flushCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** Half of a start is reading the program: what was compiled once is kept beside it. */
const bundled = !import.meta.url.endsWith('.ts')
if (bundled) enableCompileCache(fileURLToPath(new URL('./.compiled', import.meta.url)))

await import('./carry-out.ts')

// A host that serves may be ended without warning, so it keeps what it compiled once it stands.
if (bundled) setTimeout(flushCompileCache, 3000).unref()
