import type { Session } from '#core/rpc/session.ts'
import type { AskOf, OperationName, Reply } from '#shared/contract/index.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import type { JoinRule } from '#shared/vocabulary/join.ts'
import type { Metric } from '#shared/vocabulary/metric.ts'
import type { Person, Team } from '#shared/vocabulary/person.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { TestCore } from './core.ts'

export type Standing = {
  readonly people: readonly Person[]
  readonly teams: readonly Team[]
  readonly services: readonly Service[]
  readonly environments: readonly Environment[]
  readonly releases: readonly Release[]
  readonly sources: readonly Source[]
  readonly metrics: readonly Metric[]
  readonly rules: readonly JoinRule[]
}

/** What stands now, and dice that choose from it. */
export type Scene = Standing & {
  readonly core: TestCore
  readonly attachments: string[]
  readonly step: number
  one<T>(things: readonly T[]): T
  chance(of: number): boolean
  number(below: number): number
  ask<N extends OperationName>(name: N, input: AskOf<N>): Promise<Played>
}

export type Played = {
  readonly name: OperationName
  readonly input: unknown
  readonly session: Session
  readonly commandId: string
  readonly undoes: string | undefined
  readonly reply: Reply
}

export type Move = (scene: Scene) => Promise<Played | undefined> | undefined

export const nowhere = '01935000-0000-7000-8000-000000000001'
export const reason = 'because somebody said so'
/** Free text that names somebody; what may not be erased never carries it. */
export const text = (scene: Scene, what: string) => `${what} ${scene.step} of Ada Lovelace`
export const label = (scene: Scene, what: string) => `${what} ${scene.step}`

/** Mostly what stands; now and then something that does not, or a version that is past. */
export function known<T extends { readonly id: string }>(scene: Scene, things: readonly T[]): T {
  const unknown = { id: nowhere, version: 1 } as unknown as T
  return things.length === 0 || scene.chance(30) ? unknown : scene.one(things)
}
export const versionOf = (scene: Scene, { version }: { readonly version: number }) =>
  scene.chance(12) ? version - 1 : version

/** One that has what the move is about, where there is any. */
export function having<T extends { readonly id: string }>(
  scene: Scene,
  things: readonly T[],
  has: (thing: T) => boolean,
): T {
  const fitting = things.filter(has)
  return known(scene, fitting.length > 0 ? fitting : things)
}

export const partOf = <T extends { readonly id: string }>(
  scene: Scene,
  parts: readonly T[] | undefined,
) => known(scene, parts ?? []).id as T['id']
