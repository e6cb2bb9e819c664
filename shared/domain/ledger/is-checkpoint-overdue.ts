/** Checkpoints come every ten minutes with news; twice that long without one is worth a word. */
const OVERDUE_MS = 20 * 60_000

type Tail = { readonly unanchored: number; readonly unanchoredSince: number | null }

/** Whether what was recorded has waited too long for a signed checkpoint. */
export const isCheckpointOverdue = ({ unanchored, unanchoredSince }: Tail, now: number): boolean =>
  unanchored > 0 && unanchoredSince !== null && now - unanchoredSince > OVERDUE_MS
