import type { Probed } from './setting-inputs.tsx'

type Offered = {
  readonly names: readonly string[]
  readonly says: ReadonlyMap<string, string>
}

/** What a test found, each name once, with what the source says of it. */
export function offerOf(probed: Pick<Probed, 'projects'> | undefined): Offered {
  const projects = probed?.projects ?? []
  return {
    names: [...new Set(projects.map(({ project }) => project))],
    says: new Map(projects.flatMap(({ project, says }) => (says ? [[project, says]] : []))),
  }
}

/** Each name once and without what it was set apart with; a name may hold spaces within. */
export const namesIn = (said: readonly string[]): string[] => {
  const names = said.flatMap((text) => text.split(/[,;\n\t]/)).map((name) => name.trim())
  return [...new Set(names)].filter((name) => name !== '')
}
