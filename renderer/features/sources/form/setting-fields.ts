import { z } from 'zod'
import { tellCount } from '#renderer/design/moment.ts'

export type Json = z.core.util.JSONType
export type Settings = Readonly<Record<string, Json>>

/** One thing that a kind wants to know, as a form can ask for it. */
export type SettingField = {
  readonly name: string
  readonly label: string
  readonly says: string | undefined
  /** `other` is what no field here can hold. */
  readonly of: 'text' | 'number' | 'flag' | 'list' | 'choice' | 'other'
  readonly choices: readonly string[]
  readonly whole: boolean
  readonly least: number | undefined
  readonly most: number | undefined
  /** Whether it may be left empty. */
  readonly optional: boolean
  readonly nullable: boolean
  readonly usual: Json | undefined
  /** What a tested connection offers to choose from belongs in here. */
  readonly fromProjects: boolean
  /** Which part of such a name the rows go by. */
  readonly joinedBy: 'whole' | 'lastSegment'
}

const Shape = z.object({
  type: z
    .union([z.string(), z.array(z.string())])
    .transform((said) => [said].flat())
    .catch([]),
  enum: z.array(z.string()).optional().catch(undefined),
  minimum: z.number().optional().catch(undefined),
  maximum: z.number().optional().catch(undefined),
  items: z.object({ type: z.string().optional() }).optional().catch(undefined),
})
const Said = Shape.extend({
  title: z.string().optional().catch(undefined),
  description: z.string().optional().catch(undefined),
  default: z.json().optional(),
  chosenFrom: z.string().optional().catch(undefined),
  joinedBy: z.literal('lastSegment').optional().catch(undefined),
  anyOf: z.array(Shape).optional().catch(undefined),
})
const Schema = z.object({
  properties: z.record(z.string(), Said).catch({}),
  required: z.array(z.string()).catch([]),
})

/** The fields of a kind, as its JSON Schema tells them. */
export function settingFields(schema: unknown): readonly SettingField[] {
  const { properties, required } = Schema.parse(schema)
  return Object.entries(properties).map(([name, said]) => {
    const others = said.anyOf?.filter(({ type }) => !isNull(type))
    const shape = others?.length === 1 ? others[0]! : said
    return {
      name,
      label: said.title ?? labelOf(name),
      says: said.description,
      of: kindOf(shape),
      choices: shape.enum ?? [],
      whole: shape.type.includes('integer'),
      least: shape.minimum,
      most: shape.maximum,
      optional: !required.includes(name),
      nullable:
        said.type.includes('null') || (said.anyOf?.some(({ type }) => isNull(type)) ?? false),
      usual: said.default,
      fromProjects: said.chosenFrom === 'projects',
      joinedBy: said.joinedBy ?? 'whole',
    }
  })
}

const isNull = (type: readonly string[]) => type.length === 1 && type[0] === 'null'

function kindOf({ type, enum: choices, items }: z.infer<typeof Shape>): SettingField['of'] {
  if (choices && choices.length > 0) return 'choice'
  const [only, ...others] = type.filter((one) => one !== 'null')
  if (others.length > 0) return 'other'
  if (only === 'string') return 'text'
  if (only === 'number' || only === 'integer') return 'number'
  if (only === 'boolean') return 'flag'
  return only === 'array' && items?.type === 'string' ? 'list' : 'other'
}

/** `placeFrom` as people read it: “Place from”. */
const labelOf = (name: string): string => {
  const words = name.replaceAll(
    /([a-z])([A-Z])/g,
    (_, end, start) => `${end} ${start.toLowerCase()}`,
  )
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What stands in the form before anybody has typed. */
export const usualSettings = (fields: readonly SettingField[]): Settings =>
  Object.fromEntries(
    fields.flatMap(({ name, usual }) => (usual === undefined ? [] : [[name, usual]])),
  )

export type SettingFault = { readonly name: string; readonly message: string }

/** What can be told at once; the core, which knows more of each kind, has the last word. */
export const settingFaults = (
  fields: readonly SettingField[],
  settings: Settings,
): readonly SettingFault[] =>
  fields.flatMap((field) => {
    const message = faultOf(field, settings[field.name])
    return message === undefined ? [] : [{ name: field.name, message }]
  })

function faultOf(field: SettingField, value: Json | undefined): string | undefined {
  const { of, optional, nullable, whole, least, most } = field
  if (value === undefined || value === null) {
    return optional || (nullable && value === null) ? undefined : 'this is needed'
  }
  if (of !== 'number') return undefined
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'this is a number'
  if (whole && !Number.isInteger(value)) return 'this is a whole number'
  if (least !== undefined && value < least) return `no less than ${tellCount(least)}`
  if (most !== undefined && value > most) return `no more than ${tellCount(most)}`
  return undefined
}

/** A setting in words; `undefined` where nothing is said. */
export function tellSetting(field: SettingField, value: Json | undefined): string | undefined {
  const said = value ?? field.usual
  if (said === undefined || said === null || said === '') return undefined
  if (typeof said === 'boolean') return said ? 'yes' : 'no'
  if (Array.isArray(said)) return said.length === 0 ? undefined : said.map(String).join(', ')
  if (typeof said === 'number') return tellCount(said)
  return typeof said === 'string' ? said : JSON.stringify(said)
}
