import type { Progress, Reply } from '#shared/contract/index.ts'
import type { FromCore } from '#shared/contract/wire.ts'

type Hear = ((progress: Progress) => void) | undefined

/**
 * Reads one message a line, progress first and the reply last; `undefined` where the line went dead
 * before the reply came.
 */
export async function readReply(response: Response, onProgress: Hear): Promise<Reply | undefined> {
  for await (const line of linesOf(response)) {
    const message = JSON.parse(line) as FromCore
    if (message.kind === 'progress') onProgress?.(message.progress)
    if (message.kind === 'reply') return message.reply
  }
  return undefined
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  if (!body) return
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  while (true) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line !== '')
  }
  if (rest !== '') yield rest
}
