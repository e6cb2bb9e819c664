import type { ComponentProps } from 'react'
import { firstFault } from './first-fault.ts'

/** A form that the contract judges, not the browser; sent with a fault, it leads to the first one. */
export const Form = ({ onSubmit, ...rest }: ComponentProps<'form'>) => (
  <form
    noValidate
    {...rest}
    onSubmit={(event) => {
      const form = event.currentTarget
      onSubmit?.(event)
      requestAnimationFrame(() => firstFault(form)?.focus())
    }}
  />
)
