import { z } from 'zod'

const noControls = /^[^\p{Cc}]*$/u
const noControlsButLines = /^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u

/** What a thing is called: one line. */
export const Name = z
  .string()
  .trim()
  .min(1, 'a name is needed')
  .max(160)
  .regex(noControls, 'a name is one line without control characters')

/** Free text, several lines; may mention people, so facts keep it where it can be erased. */
export const Words = z
  .string()
  .trim()
  .min(1, 'words are needed')
  .max(8000)
  .regex(noControlsButLines, 'text has no control characters but line breaks and tabs')

/** A label that other systems use too: a region, a tag, a build id. */
export const Label = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(noControls, 'a label is one line without control characters')
