import { expect, test } from 'vitest'
import { namesIn, offerOf } from '#renderer/features/sources/form/offer-projects.ts'

test('each project is offered once, with what the source says of it', () => {
  const offered = offerOf({
    projects: [
      { project: 'acme/a', says: 'Labels' },
      { project: 'acme/b', says: null },
      { project: 'acme/a', says: 'Labels' },
    ],
  })
  expect(offered.names).toEqual(['acme/a', 'acme/b'])
  expect([...offered.says]).toEqual([['acme/a', 'Labels']])
  expect(offerOf(undefined).names).toEqual([])
})

test('names that were typed or pasted are set apart, once each; spaces within one stay', () => {
  expect(namesIn(['acme/a, acme/b;', '\nacme/a', 'Night runs/main'])).toEqual([
    'acme/a',
    'acme/b',
    'Night runs/main',
  ])
})
