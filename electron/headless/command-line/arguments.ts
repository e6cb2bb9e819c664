import { parseArgs } from 'node:util'
import { Size } from '../../rehearsal/sizes.ts'

const options = {
  workspace: { type: 'string' },
  memory: { type: 'boolean' },
  rehearsal: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  json: { type: 'boolean' },
  input: { type: 'string' },
  as: { type: 'string' },
  'command-id': { type: 'string' },
  undoes: { type: 'string' },
  'key-file': { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  name: { type: 'string', multiple: true },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  open: { type: 'boolean' },
  person: { type: 'string' },
  reason: { type: 'string' },
  offline: { type: 'boolean' },
  scenario: { type: 'string' },
  speed: { type: 'string' },
  from: { type: 'string' },
  list: { type: 'boolean' },
} as const

export type Options = ReturnType<typeof parse>['values']
export type Said = {
  readonly command: string | undefined
  readonly rest: readonly string[]
  readonly options: Options
}

/** What was typed cannot be understood; the message says what to do. */
export class Misunderstood extends Error {}

const parse = (args: string[]) => parseArgs({ args, options, allowPositionals: true, strict: true })

export function readArguments(args: readonly string[]): Said {
  try {
    const { values, positionals } = parse(withSize(args))
    const [command, ...rest] = positionals
    return { command, rest, options: values }
  } catch (error) {
    const [first] = (error as Error).message.split('. ')
    const command = args.find((word) => !word.startsWith('-'))
    const help = command === undefined ? 'signalbox --help' : `signalbox ${command} --help`
    throw new Misunderstood(`${first}. \`${help}\` says what there is.`)
  }
}

const isSize = (word: string | undefined) => Size.safeParse(word).success

/** A rehearsal of no named size is the small one; a size may stand behind it as a word of its own. */
const withSize = (args: readonly string[]): string[] =>
  args.flatMap((word, at) => {
    const next = args[at + 1]
    if (word === '--rehearsal') return `--rehearsal=${isSize(next) ? next : 'small'}`
    return args[at - 1] === '--rehearsal' && isSize(word) ? [] : word
  })

/** Options that mean nothing to a command are an error: they were meant to do something. */
export function onlyOptions({ command, options: given }: Said, known: readonly string[]): void {
  const everywhere = ['workspace', 'memory', 'rehearsal', 'help', 'key-file', ...known]
  const stray = Object.keys(given).find((name) => !everywhere.includes(name))
  if (stray) {
    throw new Misunderstood(
      `\`${command}\` takes no --${stray}. \`signalbox ${command} --help\` says what it takes.`,
    )
  }
}

export function exactlyNamed({ command, rest }: Said, names: readonly string[]): readonly string[] {
  const [missing] = names.slice(rest.length)
  if (missing) {
    throw new Misunderstood(
      `\`signalbox ${command}\` needs ${missing}; see \`signalbox ${command} --help\`.`,
    )
  }
  if (rest.length > names.length) {
    throw new Misunderstood(`\`signalbox ${command}\` takes no ${rest[names.length]!}.`)
  }
  return rest
}
