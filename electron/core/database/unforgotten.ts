/**
 * Rows of a table that are not to be forgotten: whoever reads leaves the others out. It makes every row
 * be looked at, so where there are many it is asked only while something is to be forgotten.
 */
export const unforgotten = (table: string): string =>
  `(source, part) NOT IN (SELECT source, part FROM forgetting WHERE what = 'rows' AND name = '${table}')`
