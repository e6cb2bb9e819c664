import './signal-picture.css'

/** Three tracks, a day on them, and a release that a signal holds. */
export const SignalPicture = () => (
  <svg
    className="sb-picture"
    viewBox="0 0 760 190"
    role="img"
    aria-label="Three environments as tracks through one evening. Two releases pass; a third, which is not ready, is held at a signal."
  >
    <Hours />
    <Track y={50} name="Staging" />
    <Track y={100} name="Production EU" />
    <Track y={150} name="Production US" />
    <Slot x={170} y={50} width={150} name="Checkout 4.2" kind="done" />
    <Slot x={385} y={100} width={140} name="Checkout 4.2" kind="ready" />
    <Slot x={560} y={150} width={150} name="Checkout 4.2" kind="ready" />
    <Slot x={195} y={150} width={130} name="Ledger 9" kind="done" />
    <Slot x={610} y={100} width={125} name="Search 7" kind="held" />
    <Signal x={580} y={66} />
    <line className="sb-picture-now" x1={345} x2={345} y1={20} y2={176} />
    <text className="sb-picture-now-word" x={345} y={188} textAnchor="middle">
      now
    </text>
  </svg>
)

const hours = ['18:00', '20:00', '22:00', '00:00', '02:00']

const Hours = () =>
  hours.map((hour, at) => (
    <text key={hour} className="sb-picture-hour" x={160 + at * 140} y={14}>
      {hour}
    </text>
  ))

type TrackProps = { readonly y: number; readonly name: string }

const Track = ({ y, name }: TrackProps) => (
  <>
    <text className="sb-picture-name" x={0} y={y + 5}>
      {name}
    </text>
    <line className="sb-picture-rail" x1={130} x2={756} y1={y - 3} y2={y - 3} />
    <line className="sb-picture-rail" x1={130} x2={756} y1={y + 3} y2={y + 3} />
  </>
)

type SlotProps = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly name: string
  readonly kind: 'done' | 'ready' | 'held'
}

const Slot = ({ x, y, width, name, kind }: SlotProps) => (
  <g className="sb-picture-slot" data-kind={kind}>
    <rect x={x} y={y - 14} width={width} height={28} rx={4} />
    <text x={x + width / 2} y={y + 5} textAnchor="middle">
      {name}
    </text>
  </g>
)

type SignalProps = { readonly x: number; readonly y: number }

const Signal = ({ x, y }: SignalProps) => (
  <g className="sb-picture-signal">
    <rect className="sb-picture-post" x={x + 6} y={y + 4} width={3} height={34} />
    <rect className="sb-picture-arm" x={x - 12} y={y + 12} width={20} height={7} rx={2} />
  </g>
)
