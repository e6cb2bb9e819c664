import type { createFormContext } from '@mantine/form'
import type { ReactNode } from 'react'

type Errors = Readonly<Record<string, ReactNode>>
type Judge<V> = (values: V) => Record<string, ReactNode>
type ContextOf<V> = ReturnType<typeof createFormContext<V, V, Judge<V>>>

/** A form that holds these values, for the parts that draw its fields; Mantine does not export its name. */
export type FormOf<V> = ReturnType<ContextOf<V>[1]>

/** What is wrong somewhere within a field that holds a list. */
export const errorWithin = (errors: Errors, field: string) =>
  Object.entries(errors).find(([path]) => path === field || path.startsWith(`${field}.`))?.[1]
