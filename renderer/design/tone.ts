/** How much something asks to be looked at. Never told by colour alone: a shape or a word goes with it. */
export type Tone = 'good' | 'wary' | 'bad' | 'live' | 'unknown'

export const inkOf = (tone: Tone): string => `var(--sb-${tone})`
export const washOf = (tone: Tone): string => `var(--sb-${tone}-soft)`
