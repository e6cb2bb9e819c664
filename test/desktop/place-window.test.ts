import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Area, placeWindow, SMALLEST } from '../../electron/desktop/place-window.ts'

const left: Area = { x: 0, y: 25, width: 1920, height: 1055 }
const right: Area = { x: 1920, y: 0, width: 2560, height: 1440 }
const displays = [left, right]

test.each<[string, Area | undefined, readonly Area[], Area]>([
  ['nothing is remembered', undefined, displays, { x: 280, y: 113, width: 1360, height: 880 }],
  ['it stood on the first', at(100, 100), displays, at(100, 100)],
  ['it stood on the second', at(2000, 100), displays, at(2000, 100)],
  ['it hung over the edge between both', at(1500, 100), displays, at(1500, 100)],
  ['the second is gone', at(2000, 100), [left], { x: 280, y: 113, width: 1360, height: 880 }],
  [
    'its title is above the screen',
    at(100, -300),
    [left],
    { x: 280, y: 113, width: 1360, height: 880 },
  ],
  [
    'its title is below the screen',
    at(100, 1070),
    [left],
    { x: 280, y: 113, width: 1360, height: 880 },
  ],
  [
    'a sliver of it can be seen',
    at(1900, 100),
    [left],
    { x: 280, y: 113, width: 1360, height: 880 },
  ],
  ['the display shrank', { x: 0, y: 25, width: 3000, height: 2000 }, [left], left],
  ['there is no display', at(100, 100), [], { x: 0, y: 0, width: 1360, height: 880 }],
])('%s', (_, remembered, workAreas, expected) => {
  expect(placeWindow(remembered, workAreas)).toEqual(expected)
})

function at(x: number, y: number): Area {
  return { x, y, width: 1000, height: 700 }
}

const anyArea = fc.record({
  x: fc.integer({ min: -10_000, max: 10_000 }),
  y: fc.integer({ min: -10_000, max: 10_000 }),
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
})

test('wherever it stood, a corner of the title can be reached on a display that exists', () => {
  fc.assert(
    fc.property(anyArea, fc.subarray(displays, { minLength: 1 }), (remembered, existing) => {
      const { x, y, width, height } = placeWindow(remembered, existing)
      expect(width).toBeGreaterThanOrEqual(SMALLEST.width)
      expect(height).toBeGreaterThanOrEqual(SMALLEST.height)
      const reachable = existing.some((area) => {
        const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
        return seen >= 120 && y >= area.y && y <= area.y + area.height - 32
      })
      expect(reachable).toBe(true)
    }),
  )
})
