export type Area = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const SMALLEST = { width: 800, height: 560 } as const
const USUAL = { width: 1360, height: 880 } as const
/** So much of the top edge has to be in reach of the pointer. */
const GRIP = { width: 120, height: 32 } as const

/**
 * Where a window opens: where it was, if its top edge can still be seen on one of the displays'
 * work areas, otherwise in the middle of the first.
 */
export function placeWindow(remembered: Area | undefined, workAreas: readonly Area[]): Area {
  if (remembered) {
    const fitted = workAreas.map((area) => ({ ...remembered, ...sizeWithin(remembered, area) }))
    const place = fitted.find((window, at) => isInReach(window, workAreas[at]!))
    if (place) return place
  }
  const [first] = workAreas
  if (!first) return { x: 0, y: 0, ...USUAL }
  const size = sizeWithin(USUAL, first)
  return {
    x: first.x + Math.round((first.width - size.width) / 2),
    y: first.y + Math.round((first.height - size.height) / 2),
    ...size,
  }
}

function isInReach({ x, y, width }: Area, area: Area): boolean {
  const seen = Math.min(x + width, area.x + area.width) - Math.max(x, area.x)
  const top = y - area.y
  return seen >= GRIP.width && top >= 0 && top <= area.height - GRIP.height
}

const sizeWithin = (size: Pick<Area, 'width' | 'height'>, area: Area) => ({
  width: Math.max(SMALLEST.width, Math.min(size.width, area.width)),
  height: Math.max(SMALLEST.height, Math.min(size.height, area.height)),
})
