import { z } from 'zod'

type Issue = Parameters<NonNullable<Parameters<typeof z.config>[0]>['customError'] & {}>[0]

const kinds: Readonly<Record<string, string>> = {
  string: 'text is needed',
  number: 'a number is needed',
  int: 'a whole number is needed',
  boolean: 'true or false is needed',
  array: 'a list is needed',
  object: 'an object is needed',
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'an id is needed, such as a list or an earlier answer names it',
  url: 'a web address is needed, such as https://example.com/page',
  date: 'a day is needed, such as 2026-11-21',
  base64: 'base64 is needed',
}

/** What is wrong with an input, in words for whoever wrote it rather than for a programmer. */
function inPlainWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'this is needed'
      return kinds[issue.expected]
    case 'invalid_format':
      return formats[issue.format]
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')} is needed`
    case 'unrecognized_keys':
      return `there is no ${issue.keys.join(', ')} here`
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return 'this is needed'
      return `at least ${issue.minimum}${unitOf(issue.origin)}`
    default:
      return undefined
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' entries' : ''
}

/** Has every schema of the contract speak so; what a schema says itself goes first. */
export const speakPlainly = () => z.config({ customError: inPlainWords })
