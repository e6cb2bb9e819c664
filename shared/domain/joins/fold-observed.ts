/** Sources and people capitalise as they like. */
export const foldObserved = (name: string): string => name.normalize('NFC').toLowerCase()
