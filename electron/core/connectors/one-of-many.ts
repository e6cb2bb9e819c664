import { OutwardError } from '../sync/outward.ts'
import { Unfit } from './connector.ts'

type Failed = { readonly name: string; readonly error: unknown }

/**
 * Why some could not be read while others could, told of the first by its name. It is tried again by
 * itself, whatever it is: one that is closed to us never holds up the others.
 */
export function oneOfMany([first, ...others]: readonly [Failed, ...Failed[]]): OutwardError {
  const { name, error } = first
  const { trouble, fix, notBefore } =
    error instanceof OutwardError
      ? error
      : { trouble: 'notUnderstood' as const, fix: null, notBefore: undefined }
  const said = error instanceof OutwardError || error instanceof Unfit ? error.message : ''
  const which = said.includes(name) ? said : `“${name}” could not be read. ${said}`.trim()
  const more = others.length === 0 ? '' : ` ${others.length} more could not be read either.`
  return new OutwardError(`${which}${more}`, {
    trouble,
    fix,
    notBefore,
    passing: true,
    cause: error,
  })
}
