import { z } from 'zod'

const noControls = /^[^\p{Cc}]*$/u
const noControlsButLines = /^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u

type Line = { readonly what: string; readonly most: number }

export const oneLine = ({ what, most }: Line) =>
  z
    .string()
    .trim()
    .min(1, `${what} is needed`)
    .max(most)
    .regex(noControls, `${what} is one line without control characters`)

/** What a thing is called: one line. */
export const Name = oneLine({ what: 'a name', most: 160 })

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
