/** From the page to the core; answers with the reply. */
export const CALL = 'core:call'
/** From the core to the page: changes and progress. */
export const MESSAGE = 'core:message'
