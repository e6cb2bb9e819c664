import { join } from 'node:path'
import { defaultFolder } from '#core/system-ports.ts'
import type { Size } from './sizes.ts'

/** Where a rehearsal lies when nobody names a folder for it: beside the workspace in earnest. */
export const rehearsalFolder = (size: Size): string => join(`${defaultFolder()}-rehearsal`, size)

/** Whether somebody named the folder, or the program keeps its own rehearsal there. */
export const chosenBy = (folder: string, size: Size): 'somebody' | 'program' =>
  folder === rehearsalFolder(size) ? 'program' : 'somebody'
