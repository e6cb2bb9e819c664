type Settings = Readonly<Record<string, unknown>>

/** What stands on a list of the settings before and not after: what was read of it is forgotten. */
export const takenOff = (before: Settings, after: Settings): readonly string[] =>
  Object.entries(before).flatMap(([name, list]) => {
    const kept = after[name]
    // Where a list is emptied, all there is may be read.
    if (!Array.isArray(list) || !Array.isArray(kept) || kept.length === 0) return []
    return list.filter((one): one is string => typeof one === 'string' && !kept.includes(one))
  })
