/** What a spreadsheet would carry out instead of showing it, and what was guarded against that. */
const RISKY = /^'*[=+\-@\t\r]/
const GUARDED = /^'('*[=+\-@\t\r])/

/** Cells come from many hands: a spreadsheet that opens the file shall show them, not carry them out. */
export const guardFormula = (cell: string) => (RISKY.test(cell) ? `'${cell}` : cell)

export const unguardFormula = (cell: string) => cell.replace(GUARDED, '$1')
