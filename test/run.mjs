import { runTests } from './run/run-tests.mjs'

runTests(process.argv.slice(2))
