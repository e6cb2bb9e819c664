import { Notice } from '#renderer/design/notice.tsx'

type Props = { readonly error: Error }

/** What is shown stands as it was known last: reading it anew did not work. */
export const MaybeOld = ({ error }: Props) => (
  <Notice tone="wary" title="What is shown may be old">
    {error.message} It is asked again with the next change.
  </Notice>
)
