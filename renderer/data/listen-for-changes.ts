import type { Change } from '#shared/contract/index.ts'
import type { FromCore } from '#shared/contract/wire.ts'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

type Ends = {
  readonly url: string
  readonly token: string
  readonly hear: (change: Change) => void
  /** The line went dead or never stood; another try follows. */
  readonly lost: () => void
  /** The handshake failed: the host may be away, or may not know us any more. */
  readonly refused: () => void
}

/** Keeps a socket to the host's changes open, with growing pauses between tries. */
export function listenForChanges({ url, token, hear, lost, refused }: Ends): () => void {
  let failures = 0
  let closed = false
  let socket: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function connect() {
    let opened = false
    socket = new WebSocket(url, ['signalbox', `bearer.${token}`])
    socket.addEventListener('open', () => {
      opened = true
    })
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as FromCore
      failures = 0
      if (message.kind === 'change') hear(message.change)
    })
    socket.addEventListener('close', () => {
      if (closed) return
      lost()
      if (!opened) refused()
      timer = setTimeout(connect, pauseAfter(failures))
      failures += 1
    })
  }
  connect()

  return () => {
    closed = true
    clearTimeout(timer)
    socket?.close()
  }
}

/** Jitter keeps the tabs of a wall of screens from knocking all at once. */
const pauseAfter = (failures: number) =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.75 + Math.random() / 2)
