export type Sides<Wanted, Standing> = {
  readonly wanted: readonly Wanted[]
  readonly standing: readonly Standing[]
}

/** How like two parts are: parts of one key are alike. */
export type Likeness<Wanted, Standing> = {
  readonly ofWanted: (wanted: Wanted) => string
  readonly ofStanding: (standing: Standing) => string
}

export type Paired<Wanted, Standing> = {
  /** One of each, alike but not the same; in the order in which both came where there are several. */
  readonly pairs: readonly (readonly [Wanted, Standing])[]
  readonly added: readonly Wanted[]
  readonly left: readonly Standing[]
  /** It cannot be told which of them is which. */
  readonly unsure: readonly Sides<Wanted, Standing>[]
}

/**
 * Pairs what a sheet wants with what stands, by one likeness after another, the surest first. Where
 * fewer or more are wanted than stand, only a surer likeness can tell them apart.
 */
export function pairParts<Wanted, Standing>(
  sides: Sides<Wanted, Standing>,
  likenesses: readonly Likeness<Wanted, Standing>[],
): Paired<Wanted, Standing> {
  const wanted = new Set(sides.wanted)
  const standing = new Set(sides.standing)
  const pairs: [Wanted, Standing][] = []
  let unsure: Sides<Wanted, Standing>[] = []
  for (const likeness of likenesses) {
    const alike = bucketsOf({ wanted: [...wanted], standing: [...standing] }, likeness)
    unsure = alike.filter((one) => one.wanted.length !== one.standing.length)
    for (const one of alike) {
      if (one.wanted.length !== one.standing.length) continue
      for (const [at, want] of one.wanted.entries()) {
        const stands = one.standing[at]!
        pairs.push([want, stands])
        wanted.delete(want)
        standing.delete(stands)
      }
    }
  }
  for (const one of unsure) for (const want of one.wanted) wanted.delete(want)
  return { pairs, added: [...wanted], left: [...standing], unsure }
}

function bucketsOf<Wanted, Standing>(
  sides: Sides<Wanted, Standing>,
  { ofWanted, ofStanding }: Likeness<Wanted, Standing>,
): Sides<Wanted, Standing>[] {
  const wanted = Map.groupBy(sides.wanted, ofWanted)
  const standing = Map.groupBy(sides.standing, ofStanding)
  return [...wanted].flatMap(([key, some]) => {
    const others = standing.get(key)
    return others ? [{ wanted: some, standing: others }] : []
  })
}
