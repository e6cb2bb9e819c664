import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'

export const getService = (
  { serviceId }: InputOf<'services.get'>,
  { services }: Reading,
): OutputOf<'services.get'> => ({ service: services.find(serviceId) ?? null })
