import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { visibleText } from '#shared/domain/observations/visible-text.ts'
import type { Piece } from './split-documents.ts'

type Json = z.core.util.JSONType

export type YamlRead =
  | { readonly is: 'read'; readonly value: Json }
  | { readonly is: 'broken'; readonly because: string }

const DEEPEST = 64
const LONGEST_FIELD = 1024 * 1024
const LONGEST = 2 * LONGEST_FIELD
/** A description of one thing has some hundreds. */
const MOST_TOKENS = 50_000
const MOST_VALUES = 50_000

/** Thrown within only: why a document is not read. */
class Broken extends Error {}

/** One document by the core schema of YAML 1.2, as plain values; whatever it is, it costs no more than a moment. */
export function readYaml({ text, line }: Piece): YamlRead {
  try {
    refuseTooMuch(text)
    const lines = new LineCounter()
    const document = parseDocument(text, {
      ...{ version: '1.2', schema: 'core', logLevel: 'silent', prettyErrors: false },
      // Looked after below: here it would compare every name with every other.
      uniqueKeys: false,
      lineCounter: lines,
    })
    const amiss = document.errors[0] ?? document.warnings[0]
    if (amiss) {
      const at = line + Math.max(0, lines.linePos(amiss.pos[0]).line - 1)
      throw new Broken(inWords(amiss.message, at))
    }
    const value = plain(document.contents, { anchors: new Map(), values: 0, depth: 0 })
    return { is: 'read', value }
  } catch (error) {
    if (error instanceof Broken) return { is: 'broken', because: error.message }
    if (error instanceof RangeError) return { is: 'broken', because: TOO_DEEP }
    throw error
  }
}

const TOO_DEEP = `It is nested deeper than ${DEEPEST} levels`

function inWords(message: string, at: number): string {
  if (message.includes('call stack')) return TOO_DEEP
  const [first = ''] = message.split('\n')
  return `Line ${at} is no YAML that is read: ${first.slice(0, 200)}`
}

/** Before anything is built of it. */
function refuseTooMuch(text: string): void {
  if (text.length > LONGEST) throw new Broken('It is longer than 2 MB')
  let [tokens, depth] = [0, 0]
  for (const token of new Lexer().lex(text)) {
    tokens += 1
    if (tokens > MOST_TOKENS) throw new Broken('It holds more than one description can')
    if (token === '[' || token === '{') depth += 1
    else if (token === ']' || token === '}') depth -= 1
    if (depth > DEEPEST) throw new Broken(TOO_DEEP)
  }
}

type Building = {
  /** What an alias stands for: what bore its name last. */
  readonly anchors: Map<string, unknown>
  values: number
  depth: number
}

/** Counted as it grows, so that names that stand for names that stand for names come to an end. */
function plain(node: unknown, building: Building): Json {
  building.values += 1
  if (building.values > MOST_VALUES) throw new Broken('It stands for more than is read')
  if (isAlias(node)) {
    if (!building.anchors.has(node.source)) throw new Broken(`Nothing is named *${node.source}`)
    return plain(building.anchors.get(node.source), building)
  }
  if (isScalar(node)) {
    if (node.anchor) building.anchors.set(node.anchor, node)
    return scalarOf(node.value, node.source)
  }
  if (!isMap(node) && !isSeq(node)) return null
  if (node.anchor) building.anchors.set(node.anchor, node)
  building.depth += 1
  if (building.depth > DEEPEST) throw new Broken(TOO_DEEP)
  const value = isMap(node)
    ? mapOf(node.items, building)
    : node.items.map((item) => plain(item, building))
  building.depth -= 1
  return value
}

function scalarOf(value: unknown, source: string | undefined): Json {
  if (typeof value === 'string') {
    if (value.length > LONGEST_FIELD) throw new Broken('One of its fields is longer than 1 MB')
    return value
  }
  if (typeof value === 'boolean' || value === null) return value
  // What a number cannot hold stays as it was written.
  const holds = typeof value === 'number' && Number.isFinite(value) && Math.abs(value) <= 2 ** 53
  return holds ? value : (source ?? null)
}

type Pairs = readonly { readonly key: unknown; readonly value: unknown }[]

function mapOf(pairs: Pairs, building: Building): { readonly [name: string]: Json } {
  const map: Record<string, Json> = {}
  const names = new Set<string>()
  for (const { key, value } of pairs) {
    const name = plain(key, building)
    if (typeof name === 'object' && name !== null) throw new Broken('A name in it is no text')
    if (names.has(String(name)))
      throw new Broken(`It says “${visibleText(String(name), { most: 100 })}” twice`)
    names.add(String(name))
    const held = plain(value, building)
    if (name !== '__proto__') map[String(name)] = held
  }
  return map
}
