import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CoreContext } from '#renderer/data/core-context.ts'
import { NameInspector } from '#renderer/features/sources/joins/inbox/name-inspector.tsx'
import type { NameActs } from '#renderer/features/sources/joins/inbox/use-name-acts.ts'
import type { Waiting } from '#renderer/features/sources/joins/join.ts'
import type { Targets } from '#renderer/features/sources/joins/use-targets.ts'
import type { CoreClient } from '#shared/contract/index.ts'
import { billing, waiting } from './some-names.ts'

/** Nothing is asked while it is drawn once: what is known stands in the properties. */
const core: CoreClient = {
  call: () => new Promise(() => {}),
  onChange: () => () => {},
}
const targets: Targets = {
  name: (_, id) => (id === billing ? 'Billing' : 'Ledger'),
  options: () => [],
  source: () => 'GitHub',
  sources: [],
}
const nothing = () => {}
const acts: NameActs = {
  ...{ asking: undefined, whyNot: undefined, leaveIt: nothing, writeRule: nothing, join: nothing },
  ...{ accept: nothing, choose: nothing, askAside: nothing, setAside: nothing, takeUp: nothing },
}

const drawn = (name: Waiting, part: 'inbox' | 'aside' = 'inbox') =>
  renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <CoreContext value={core}>
          <NameInspector {...{ name, targets, acts, part }} onClose={nothing} />
        </CoreContext>
      </QueryClientProvider>
    </MantineProvider>,
  )

test('a name from outside is text, isolated, with what cannot be seen spelt out', () => {
  const page = drawn(waiting('<img src=x onerror="alert(1)">\u202Egnp'))
  expect(page).not.toContain('<img')
  expect(page).not.toContain('\u202E')
  expect(page).toMatch(/<bdi[^>]*>&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;⟨202E⟩gnp<\/bdi>/)
})

test('it says what hangs on the name, what could be meant and why', () => {
  const page = drawn(waiting('org/billing'))
  expect(page).toContain('2 runs')
  expect(page).toContain('aria-label="Join to Billing"')
  expect(page).toContain('Likely: It goes by the name of Billing.')
  expect(page).not.toContain('No rule can mean this name alone')
})

test('without a suggestion it says so, and a name that no pattern means points to a rule', () => {
  const page = drawn(waiting('a*b', { suggestions: [] }))
  expect(page).toContain('Nothing here goes by a name like that.')
  expect(page).toContain('No rule can mean this name alone')
})

test('rules that contradict each other are told with which', () => {
  const because = 'Rules that count the same contradict each other: a*, *b.'
  const page = drawn(waiting('ab', { verdict: { to: null, why: 'ambiguous', rules: [], because } }))
  expect(page).toContain(because)
})

test('who may not decide is told why, and what was set aside can be taken up', () => {
  const because = 'It was set aside: A toy'
  const verdict = { to: null, why: 'setAside', rules: [], because } as const
  const page = drawn(waiting('toy', { verdict: { ...verdict, rules: [] } }), 'aside')
  expect(page).toContain(because)
  expect(page).toContain('Take it up again')
  expect(page).not.toContain('Join to')
})
