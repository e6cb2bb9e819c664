import { runLiveTests } from '../run/run-tests.mjs'

runLiveTests()
