import { z } from 'zod'

const word = z.string().nullable().catch(null)
const Cause = z.object({ _class: word, userId: word, userName: word })
const CheckedOut = z.object({
  SHA1: z.string().min(1),
  branch: z.array(z.object({ name: z.string() })).catch([]),
})
const Action = z.object({
  causes: z.array(Cause).catch([]),
  lastBuiltRevision: CheckedOut.nullable().catch(null),
})
type CheckedOut = z.infer<typeof CheckedOut>

/** What the actions of a build tell of where it came from. */
export type Told = {
  readonly branch: string | null
  readonly commit: string | null
  readonly trigger: string | null
  readonly by: string | null
}

/** `branch` is the one that the job stands for; it tells the code from the libraries beside it. */
export function readActions(actions: readonly unknown[], branch: string | null): Told {
  const known = actions.flatMap((action) => Action.safeParse(action).data ?? [])
  const causes = known.flatMap((action) => action.causes)
  const checkedOut = known.flatMap(({ lastBuiltRevision }) => lastBuiltRevision ?? [])
  const code = codeOf(checkedOut, branch)
  const person = causes.find(({ userId, userName }) => userId !== null || userName !== null)
  return {
    branch: code ? branchOf(code) : null,
    commit: code?.SHA1 ?? null,
    trigger: triggerOf(causes[0]?._class ?? null),
    by: person?.userName ?? person?.userId ?? null,
  }
}

/** Where several things were checked out and none is plainly the code, nobody knows. */
function codeOf(all: readonly CheckedOut[], branch: string | null): CheckedOut | undefined {
  const fitting = all.filter((one) => branch !== null && branchOf(one) === branch)
  const candidates = fitting.length > 0 ? fitting : all
  const commits = new Set(candidates.map(({ SHA1 }) => SHA1))
  return commits.size === 1 ? candidates[0] : undefined
}

function branchOf({ branch: [first] }: CheckedOut): string | null {
  if (!first || first.name === '' || first.name === 'detached') return null
  return first.name.replace(/^refs\/(remotes|heads)\//, '').replace(/^origin\//, '')
}

const triggers: Readonly<Record<string, string>> = {
  UserIdCause: 'user',
  TimerTriggerCause: 'timer',
  SCMTriggerCause: 'scm',
  UpstreamCause: 'upstream',
  BranchIndexingCause: 'indexing',
  BranchEventCause: 'push',
}

/** Plug-ins bring causes of their own; their class is a name that people know. */
function triggerOf(className: string | null): string | null {
  const name = className?.split(/[.$]/).at(-1)
  if (name === undefined || name === '') return null
  return Object.hasOwn(triggers, name) ? (triggers[name] ?? null) : name.replace(/Cause$/, '')
}
