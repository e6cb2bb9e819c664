/** Text as it is searched: without case and accents. */
export const foldText = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether each of the words typed stands somewhere in the text, which is folded already. */
export function wordsMatcher(typed: string): (folded: string) => boolean {
  const words = foldText(typed).split(/\s+/).filter(Boolean)
  return (folded) => words.every((word) => folded.includes(word))
}
