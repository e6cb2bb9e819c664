import type { Descriptions } from './descriptions.ts'

/** A title of its own where the document has none, and what tells it from others of its name. */
export type Described = { readonly title?: string; readonly detail: string | null }
type Of<Kind extends string> = Readonly<Record<Kind, (id: string, part: string) => Described>>

/** What is shown beside a title, in a few plain words. */
export const describing = (
  look: Descriptions,
): Of<'release' | 'service' | 'environment' | 'person' | 'team'> => ({
  release(id, part) {
    const release = look.release(id)
    const stands = [release && inWords(release.state), release?.day]
    const foundBy = part && look.partOfRelease(id, part)
    return { title: release?.name ?? '', detail: joined([foundBy, ...stands]) }
  },
  service(id) {
    const { tier, team, retired } = look.service(id) ?? {}
    return { detail: joined([tier !== undefined && `tier ${tier}`, team, retired && 'retired']) }
  },
  environment(id) {
    const { region, retired } = look.environment(id) ?? {}
    return { detail: joined([region, retired && 'retired']) }
  },
  person(id) {
    const { name, teams, active } = look.person(id) ?? {}
    const title = name ?? 'A person whose name was erased'
    return { title, detail: joined([teams, active === 0 && 'not active']) }
  },
  team: () => ({ detail: null }),
})

export function describeEntry(look: Descriptions, seq: number): { title: string } & Described {
  const { type = '', name = null } = look.entry(seq) ?? {}
  const words = inWords(type.replace('.', ' '))
  return { title: words.charAt(0).toUpperCase() + words.slice(1), detail: name }
}

/** `partlyDeployed` as people say it. */
const inWords = (word: string) => word.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const joined = (parts: readonly (string | number | false | null | undefined)[]) =>
  parts.filter(Boolean).join(' · ') || null
