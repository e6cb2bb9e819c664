import { onTestFinished } from 'vitest'
import { type Around, launch, launchHost } from './launched.ts'

type Started = ReturnType<typeof launch>

function endWithTest({ child, ended }: Pick<Started, 'child' | 'ended'>): void {
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
}

/** Starts the command line in a process of its own, which ends with the test at the latest. */
export function start(args: readonly string[], around?: Around): Started {
  const started = launch(args, around)
  endWithTest(started)
  return started
}

export async function startHost(workspace: string) {
  const host = await launchHost(workspace, '--port', '0')
  endWithTest(host)
  return host
}
