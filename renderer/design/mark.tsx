type Props = { readonly size: number }

/** The sign of the house, beside its name; `signalbox.svg` is the same for the browser's tab. */
export const Mark = ({ size }: Props) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="7" fill="#17506b" />
    <rect x="7" y="5" width="3" height="22" rx="1.5" fill="#fff" />
    <path d="M10 9h13.5a1.5 1.5 0 0 1 1.5 1.5v3a1.5 1.5 0 0 1-1.5 1.5H10z" fill="#f0a63a" />
    <circle cx="16" cy="22" r="3" fill="#6fd08c" />
  </svg>
)
