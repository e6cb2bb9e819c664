/**
 * Sets a column to what `@to`, a JSON object, gives for a field; without it the column stays.
 * An array is kept as JSON text, and true as 1.
 */
export const given = (field: string, column = field): string =>
  `${column} = iif(json_type(@to, '$.${field}') IS NULL, ${column}, @to ->> '$.${field}')`
