import { expect, test } from 'vitest'
import { readStart } from '../../electron/launch/read-start.mjs'

const read = (args: readonly string[], env: Record<string, string> = {}) => readStart({ args, env })

test.each([
  [['start'], undefined, []],
  [['start', '--headless'], 'headless', []],
  [['start', '--desktop', '--workspace=x'], 'desktop', ['--workspace=x']],
  [['start', '--memory'], 'headless', ['--memory']],
  [['start', '--offline'], undefined, ['--offline']],
  [['--scenario', 'start', 'start'], 'headless', ['--scenario', 'start']],
  [['start', '--key-file=k'], 'headless', ['--key-file=k']],
  [['--workspace', 'start', 'start'], undefined, ['--workspace', 'start']],
  [
    ['--workspace=here', 'start', '--rehearsal', 'large'],
    undefined,
    ['--workspace=here', '--rehearsal', 'large'],
  ],
])('%j starts', (args, asked, rest) => {
  expect(read(args)).toEqual({ asked, rest })
})

test.each([
  [[]],
  [['serve']],
  [['call', 'start']],
  [['--workspace', 'start', 'call', 'x']],
  [['start', '--help']],
  [['--help']],
])('%j is left to the command line', (args) => {
  expect(read(args)).toBeUndefined()
})

test('the environment may choose the host, a flag has the last word', () => {
  expect(read(['start'], { SIGNALBOX_HOST: 'headless' })?.asked).toBe('headless')
  expect(read(['start', '--desktop'], { SIGNALBOX_HOST: 'headless' })?.asked).toBe('desktop')
  expect(read(['start'], { SIGNALBOX_HOST: '' })?.asked).toBeUndefined()
})

test('a host that is none, and two at once, are refused in words', () => {
  expect(() => read(['start'], { SIGNALBOX_HOST: 'window' })).toThrow(/may be desktop or headless/)
  expect(() => read(['start', '--desktop', '--headless'])).toThrow(/not both/)
})

test('what only the headless host knows is never passed over by a window', () => {
  expect(() => read(['start', '--desktop', '--memory'])).toThrow(
    /--memory is for the headless host/,
  )
  expect(read(['start', '--memory'], { SIGNALBOX_HOST: 'desktop' })?.asked).toBe('headless')
})
