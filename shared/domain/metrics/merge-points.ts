import { joined, noPoints, type Points, placeOf, type Range, within } from './points.ts'

type Said = {
  readonly points: Points
  /** All there is from here to there is said: what was known of it besides is forgotten. */
  readonly replaces: Range | undefined
}

/** What is known once more was said. Of a moment that both tell, the later saying stands. */
export function mergePoints(known: Points, { points, replaces }: Said): Points {
  const left = replaces ? without(known, replaces) : known
  const last = left.at.at(-1)
  const first = points.at[0]
  if (first === undefined) return left
  if (last === undefined) return points
  return first > last ? joined([left, points]) : woven(left, points)
}

function without({ at, value }: Points, { from, to }: Range): Points {
  const first = placeOf(at, from)
  const end = placeOf(at, to + 1)
  if (end <= first) return { at, value }
  return joined([
    { at: at.subarray(0, first), value: value.subarray(0, first) },
    { at: at.subarray(end), value: value.subarray(end) },
  ])
}

function woven(one: Points, other: Points): Points {
  const all = joined([one, other])
  let [i, j, place] = [0, 0, 0]
  const put = ({ at, value }: Points, from: number) => {
    all.at[place] = at[from]!
    all.value[place] = value[from]!
    place += 1
  }
  while (i < one.at.length && j < other.at.length) {
    const apart = one.at[i]! - other.at[j]!
    if (apart < 0) put(one, i)
    else put(other, j)
    if (apart <= 0) i += 1
    if (apart >= 0) j += 1
  }
  for (; i < one.at.length; i += 1) put(one, i)
  for (; j < other.at.length; j += 1) put(other, j)
  return { at: all.at.subarray(0, place), value: all.value.subarray(0, place) }
}

type Pieces = { readonly most: number; readonly longestMs: number }

/** In pieces of at most so many points that are at most so long, each as full as it can be. */
export function inPieces(points: Points, { most, longestMs }: Pieces): Points[] {
  const pieces: Points[] = []
  for (let first = 0; first < points.at.length; ) {
    const from = points.at[first]!
    const end = Math.min(first + most, placeOf(points.at, from + longestMs + 1))
    pieces.push(within(points, { from, to: points.at[end - 1]! }))
    first = end
  }
  return pieces
}

export const isSame = (one: Points = noPoints, other: Points = noPoints): boolean =>
  one.at.length === other.at.length &&
  one.at.every((moment, place) => moment === other.at[place]) &&
  one.value.every((value, place) => Object.is(value, other.value[place]))
