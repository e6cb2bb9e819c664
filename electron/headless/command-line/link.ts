import { exactlyNamed, onlyOptions } from './arguments.ts'
import { EXIT, type Run, type Status, withClient } from './ask.ts'
import { answer, say } from './say.ts'

export async function link({ said, open }: Run): Promise<Status> {
  onlyOptions(said, ['person'])
  exactlyNamed(said, [])
  return withClient(open, async (client) => {
    const reply = await client.askHost({ what: 'link', person: said.options.person })
    if (!reply.ok) {
      say(reply.message)
      return EXIT.refused
    }
    answer((reply.value as { url: string }).url)
    return EXIT.done
  })
}
