import type { Gathering } from './intended-release.ts'
import type { NamedService } from './read-services.ts'

type Versioned = {
  /** What stands in the line's own column of versions. */
  readonly version: string
  readonly line: number
  readonly gather: Gathering
}

/** The services of a line, the only one with the version that has a column of its own; otherwise it is remarked. */
export function* withVersion(
  services: Iterator<NamedService>,
  { version, line, gather }: Versioned,
): Generator<NamedService> {
  const first = services.next()
  const second = first.done ? first : services.next()
  const because = first.done
    ? `The line names no service that ${version} could be the version of: it is left out.`
    : !second.done
      ? `The line names several services, so ${version} is left out: write it beside its service, such as ${first.value.name} ${version}.`
      : whyNot(first.value, version)
  if (because) gather.isWary({ line, column: 'version' }, because)
  if (first.done) return
  yield second.done && !because ? { ...first.value, version } : first.value
  if (second.done) return
  yield second.value
  for (let next = services.next(); !next.done; next = services.next()) yield next.value
}

const whyNot = ({ name, version: own }: NamedService, version: string): string | undefined =>
  own === null || own === version
    ? undefined
    : `${name} stands there with its version ${own}, so ${version} is left out.`
