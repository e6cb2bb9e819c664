import { z } from 'zod'
import { contract, type OperationName } from '#shared/contract/index.ts'
import type { Command, Query, Task } from '#shared/contract/operation.ts'

type Schema = {
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/** One operation on half a screen: what it does, takes, answers, requires and may be declined with. */
export function describeOperation(name: OperationName): string {
  const operation: Query | Command | Task = contract[name]
  const input = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Schema
  const output = z.toJSONSchema(operation.output, { unrepresentable: 'any' }) as Schema
  const self = operation.orSelf ? ', or to be the person it names' : ''
  const refusals = operation.kind === 'query' ? [] : operation.refusals
  return [
    `${name}: ${operation.kind}`,
    `  ${operation.says}`,
    `  needs     ${operation.requires}${self}`,
    ...(refusals.length > 0 ? [`  declined  ${[...new Set(refusals)].join(', ')}`] : []),
    `  takes     ${fields(input, 12)}`,
    `  answers   ${fields(output, 12)}`,
  ].join('\n')
}

/** A shape as people write it: `?` may be left out, `| null` says that it is not known. */
function fields(schema: Schema, indent: number): string {
  const { properties, required = [] } = schema
  if (!properties) return shapeOf(schema, indent)
  const rows = Object.entries(properties).map(([name, field]) => {
    const mark = required.includes(name) ? '' : '?'
    return `${' '.repeat(indent + 2)}${name}${mark}: ${shapeOf(field, indent + 2)}`
  })
  return rows.length === 0 ? '{}' : ['{', ...rows, `${' '.repeat(indent)}}`].join('\n')
}

function shapeOf(schema: Schema, indent: number): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.map((choice) => shapeOf(choice, indent)).join(' | ')
  if (schema.type === 'array') return `${listed(shapeOf(schema.items ?? {}, indent))}[]`
  if (schema.type === 'object') return fields(schema, indent)
  return schema.format ?? [schema.type ?? 'anything'].flat().join(' | ')
}

const listed = (shape: string) =>
  shape.includes(' | ') && !shape.startsWith('{') ? `(${shape})` : shape
