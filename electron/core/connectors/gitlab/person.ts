import type { z } from 'zod'
import { loose } from '../raw-fields.ts'

export const person = loose.part({ username: loose.text, name: loose.text })

export const nameOf = (of: z.infer<typeof person>): string | null =>
  of?.username ?? of?.name ?? null
