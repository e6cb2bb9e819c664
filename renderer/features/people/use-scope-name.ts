import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { idOf } from '#shared/domain/people/permissions.ts'
import type { Scope } from '#shared/vocabulary/role.ts'
import { scopeWords } from './role-words.ts'

/** Where a role holds, in words. */
export function useScopeName(): (scope: Scope) => string {
  const { teams, services, environments } = useCatalogue()
  return (scope) => {
    const id = idOf(scope)
    if (scope.of === 'workspace' || id === undefined) return `in ${scopeWords.workspace}`
    const lists = { team: teams, service: services, environment: environments }
    return `for ${scopeWords[scope.of]} ${lists[scope.of].name(id) ?? '…'}`
  }
}
