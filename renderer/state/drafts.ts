import { createStore } from 'zustand'

/** Something begun and not yet decided; `values` is whatever its form holds. */
export type Draft = {
  readonly id: string
  /** The form it belongs to, such as `releases.plan`. */
  readonly form: string
  readonly workspace: string
  readonly title: string
  readonly values: unknown
  readonly at: number
}

type Drafts = { readonly drafts: Readonly<Record<string, Draft>> }

const PREFIX = 'signalbox.draft.'

/** Kept on this machine through reloads, each apart so that two windows never overwrite each other's. */
export const drafts = createStore<Drafts>()(() => ({ drafts: kept() }))

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key === null || key.startsWith(PREFIX)) drafts.setState({ drafts: kept() })
  })
}

export function keepDraft(draft: Draft): void {
  localStorage.setItem(PREFIX + draft.id, JSON.stringify(draft))
  drafts.setState((now) => ({ drafts: { ...now.drafts, [draft.id]: draft } }))
}

export function dropDraft(id: string): void {
  localStorage.removeItem(PREFIX + id)
  drafts.setState(({ drafts: { [id]: _, ...others } }) => ({ drafts: others }))
}

export const draftsOf = (
  { drafts: all }: Drafts,
  { form, workspace }: Pick<Draft, 'form' | 'workspace'>,
): readonly Draft[] =>
  Object.values(all)
    .filter((draft) => draft.form === form && draft.workspace === workspace)
    .toSorted((one, other) => other.at - one.at)

function kept(): Drafts['drafts'] {
  if (typeof localStorage === 'undefined') return {}
  const found = Object.keys(localStorage)
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => read(localStorage.getItem(key)))
  return Object.fromEntries(found.map((draft) => [draft.id, draft]))
}

/** What another program left under our name is no draft. */
function read(text: string | null): readonly Draft[] {
  try {
    const draft = JSON.parse(text ?? 'null') as Draft | null
    return typeof draft?.id === 'string' && typeof draft.form === 'string' ? [draft] : []
  } catch {
    return []
  }
}
