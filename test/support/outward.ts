import type { Answer, Document, Outward, Where, Wish } from '#core/sync/outward.ts'

type Scripted = {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly next?: string | undefined
  readonly same?: true
}

/** What a connector would be told, without a network; `undefined` fails the test that asked for it. */
export function scriptedOutward(
  answer: (path: string, wish: Wish | undefined) => Scripted | Promise<Scripted> | undefined,
) {
  const asked: string[] = []
  const kept = new Map<string, unknown>()
  const outward: Outward = {
    address: 'https://things.example.org/',
    async documents() {
      const get: Document['get'] = (wish) => outward.get({ path: '' }, wish)
      return [{ name: 'document', address: '', get, beside: () => undefined }]
    },
    async get(where, wish): Promise<Answer> {
      const path = pathOf(where)
      asked.push(path)
      const said = await answer(path, wish)
      if (!said) throw new Error(`nobody scripted ${path}`)
      if (said.same) return { is: 'same', kept: kept.get(path) as never }
      return {
        is: 'fresh',
        body: said.body,
        headers: said.headers ?? {},
        next: said.next,
        keep: (what) => void kept.set(path, what),
      }
    },
  }
  return { outward, asked, kept }
}

/** As it is asked: the path with its query, or the address that the source named. */
function pathOf(where: Where): string {
  if ('url' in where) return where.url
  const query = Object.entries(where.query ?? {}).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one] as [string, string]),
  )
  const text = new URLSearchParams(query).toString()
  return text ? `${where.path}?${text}` : where.path
}
