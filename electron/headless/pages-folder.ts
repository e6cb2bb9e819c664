import { join } from 'node:path'

/** The built screens: beside the bundle, or in the build folder when the source runs as it is. */
export const pagesFolder = (): string =>
  import.meta.url.endsWith('.ts')
    ? join(import.meta.dirname, '..', '..', 'dist', 'renderer')
    : join(import.meta.dirname, '..', 'renderer')
