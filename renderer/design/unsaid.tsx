import './fields.css'

type Props = { readonly children?: string }

/** What is not known, told as such. */
export const Unsaid = ({ children = 'not said' }: Props) => (
  <span className="sb-unsaid">{children}</span>
)
