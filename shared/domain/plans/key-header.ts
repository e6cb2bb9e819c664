import { columnLabels } from './column-names.ts'

/** The header of the keys, with whose they are, so that a sheet brought back finds its releases again. */
export const keyHeader = (system: string): string => `${columnLabels.key} (${system})`

/** Whose keys stand under a header; `undefined` where it does not say. */
export const systemInHeader = (header: string): string | undefined =>
  /^key \((.*\S.*)\)$/is.exec(header.trim())?.[1]?.trim()
