/** The most services, and the most activities, that a sheet gives one release. */
export const MOST_PARTS = 500
export const MOST_TAGS = 50
