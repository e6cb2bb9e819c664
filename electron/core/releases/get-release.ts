import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const getRelease = (
  { releaseId }: InputOf<'releases.get'>,
  { releases }: Reading,
): OutputOf<'releases.get'> => ({ release: releases.find(releaseId) ?? null })
