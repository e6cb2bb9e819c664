const NAMES =
  'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'

const document = (name: string, content: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<${name} ${NAMES}>${content}</${name}>`

const props = (...names: readonly string[]): string =>
  `<D:prop>${names.map((name) => `<${name}/>`).join('')}</D:prop>`

/** Whose calendars these may be, and where theirs lie. */
export const whoAndWhere = document(
  'D:propfind',
  props('D:resourcetype', 'D:current-user-principal', 'C:calendar-home-set', 'D:displayname'),
)

/** What is to be known of calendars before they are read. */
export const whichCalendars = document(
  'D:propfind',
  props(
    ...['D:resourcetype', 'D:displayname', 'C:supported-calendar-component-set'],
    ...['D:sync-token', 'S:getctag', 'D:current-user-principal', 'C:calendar-home-set'],
  ),
)

/** What changed since a token; everything where it is empty. */
export const changesSince = (token: string): string =>
  document(
    'D:sync-collection',
    `<D:sync-token>${escaped(token)}</D:sync-token><D:sync-level>1</D:sync-level>${props('D:getetag')}`,
  )

/** Which events there are, each with its tag. */
export const allEvents = document(
  'C:calendar-query',
  `${props('D:getetag')}<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"/></C:comp-filter></C:filter>`,
)

/** These, with all that they say. */
export const theseEvents = (paths: readonly string[]): string =>
  document(
    'C:calendar-multiget',
    `${props('D:getetag', 'C:calendar-data')}${paths.map((path) => `<D:href>${escaped(path)}</D:href>`).join('')}`,
  )

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
