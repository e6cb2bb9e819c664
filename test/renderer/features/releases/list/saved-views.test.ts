import { expect, test } from 'vitest'
import {
  firstView,
  noViews,
  openWith,
  removeView,
  renameView,
  SavedViews,
  saveView,
  troubleWithName,
  viewShown,
} from '#renderer/features/releases/list/saved-views.ts'

const mine = { id: 'a', name: 'Mine', query: { person: 'me', state: 'open' } }
const past = { id: 'b', name: 'Past', query: { state: 'closed', order: 'descending' } }
const both = saveView(saveView(noViews, mine), past)

test('a view keeps what it asks for, not what stood opened', () => {
  const { views } = saveView(noViews, {
    ...mine,
    query: { ...mine.query, open: 'some release', wall: 'on' },
  })
  expect(views).toEqual([mine])
})

test('saving under a name that is taken replaces what it stood for, in its place', () => {
  const { views } = saveView(both, { id: 'c', name: ' mine ', query: past.query })
  expect(views).toEqual([{ id: 'a', name: ' mine ', query: past.query }, past])
})

test('renaming touches one view; a name that is empty or taken is refused', () => {
  expect(renameView(both, { id: 'b', name: 'Over' }).views).toEqual([
    mine,
    { ...past, name: 'Over' },
  ])
  expect(troubleWithName(both, { id: 'b', name: '  ' })).toBe('A view needs a name.')
  expect(troubleWithName(both, { id: 'b', name: 'MINE' })).toMatch(/Another view/)
  expect(troubleWithName(both, { id: 'b', name: 'past' })).toBeUndefined()
})

test('the room opens with one of the views that there are', () => {
  const opening = openWith(both, 'b')
  expect(firstView(opening)).toEqual(past)
  expect(firstView(openWith(both, 'gone'))).toBeUndefined()
  expect(firstView(removeView(opening, 'b'))).toBeUndefined()
  expect(firstView(removeView(opening, 'a'))).toEqual(past)
})

test('the view that is shown is known by what it asks for, however it is spelled', () => {
  expect(viewShown(both, { state: 'open', person: 'me', open: 'x' })).toEqual(mine)
  expect(viewShown(both, { person: 'me', sort: 'startsAt', order: 'ascending' })).toEqual(mine)
  expect(viewShown(both, { person: 'me', sort: 'name' })).toBeUndefined()
})

test('what is kept is what is read back', () => {
  expect(SavedViews.parse(JSON.parse(JSON.stringify(both)))).toEqual(both)
  expect(SavedViews.safeParse({ views: [{ name: 'half' }], first: null }).success).toBe(false)
})
