import { exactlyNamed, onlyOptions } from './arguments.ts'
import { ask, EXIT, type Run, report, type Status, withClient } from './ask.ts'
import { say } from './say.ts'

export async function verify({ said, open }: Run): Promise<Status> {
  onlyOptions(said, [])
  exactlyNamed(said, [])
  return withClient(open, async (client) => {
    const reply = await ask(client, { name: 'ledger.verify', input: {} })
    const status = report(reply)
    if (!reply.ok) return status
    const { outcome, entries, firstBroken, unanchored } = reply.value as Verdict
    if (outcome === 'intact') {
      const tail = unanchored > 0 ? `, the last ${unanchored} not anchored by a checkpoint yet` : ''
      say(`Intact: ${entries} entries${tail}.`)
      return EXIT.done
    }
    say(
      `Broken${firstBroken === null ? '' : ` from entry ${firstBroken} on`}: see the findings above.`,
    )
    return EXIT.refused
  })
}

type Verdict = {
  readonly outcome: 'intact' | 'broken'
  readonly entries: number
  readonly firstBroken: number | null
  readonly unanchored: number
}
