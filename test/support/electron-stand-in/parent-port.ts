import { EventEmitter } from 'node:events'
import type { ParentPort } from 'electron'
import { strict } from './strict.ts'

/** Keeps messages until somebody listens, as Electron's does. */
class ParentPortStandIn extends EventEmitter implements Pick<ParentPort, 'postMessage'> {
  #early: unknown[] | undefined = []

  constructor() {
    super()
    process.on('message', (data) => {
      if (this.#early) this.#early.push(data)
      else this.emit('message', { data, ports: [] })
    })
    process.on('disconnect', () => process.exit(1))
    this.on('newListener', (event) => {
      if (event === 'message') setImmediate(() => this.#release())
    })
  }
  postMessage(message: unknown): void {
    process.send?.(message)
  }
  #release(): void {
    const early = this.#early ?? []
    this.#early = undefined
    for (const data of early) this.emit('message', { data, ports: [] })
  }
}

// The stand-in has the members that the program uses, and throws on any other.
process.parentPort = strict('parentPort', new ParentPortStandIn()) as unknown as ParentPort
