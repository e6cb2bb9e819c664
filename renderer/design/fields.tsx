import type { ReactNode } from 'react'
import './fields.css'

type Props = { readonly children: ReactNode }

/** What is said about a thing, name beside value. */
export const Fields = ({ children }: Props) => <dl className="sb-fields">{children}</dl>

type FieldProps = { readonly name: string; readonly children?: ReactNode }

/** What is not known says so, instead of being left blank. */
export const Field = ({ name, children }: FieldProps) => (
  <>
    <dt>{name}</dt>
    <dd>{children ?? <span className="sb-unsaid">not said</span>}</dd>
  </>
)
