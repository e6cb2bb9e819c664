#!/usr/bin/env node
import { runtimeTrouble } from './launch/check-runtime.mjs'

const trouble = runtimeTrouble(process.version)
if (trouble) {
  process.stderr.write(`signalbox: ${trouble}\n`)
  process.exitCode = 3
} else {
  import('./launch/launch.mjs').then(({ launch }) => launch(process.argv.slice(2)))
}
