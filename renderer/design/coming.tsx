import { Skeleton } from '@mantine/core'
import './page-frame.css'

type Props = {
  /** What is on its way, for whoever hears it. */
  readonly label: string
}

/** The shape of a page that is on its way. */
export const Coming = ({ label }: Props) => (
  <div className="sb-page" aria-busy="true" aria-label={label} role="group">
    <div className="sb-page-main">
      <div className="sb-page-head">
        <Skeleton h={26} w={260} />
      </div>
      <div className="sb-page-content" data-fill="flow">
        <div className="sb-page-columns">
          <Skeleton h={280} />
          <Skeleton h={160} />
        </div>
      </div>
    </div>
  </div>
)
