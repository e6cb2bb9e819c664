/** One half of what can be found: where its words lie, what fills it, what keeps it current. */
export type SearchIndex = {
  /** What its edition is kept under. */
  readonly name: string
  readonly tables: readonly string[]
  readonly create: string
  readonly fill: string
  readonly triggers: string
}

/**
 * A table of words. It keeps none of the texts, only where each word is; what is deleted leaves its
 * pages as well (`secure-delete`), because the law may have asked for it.
 */
export const wordsTable = (table: string, columns: string) => `
  CREATE VIRTUAL TABLE ${table} USING fts5 (
    ${columns}, content = '', columnsize = 0, prefix = '1 2',
    tokenize = 'unicode61 remove_diacritics 2'
  );
  INSERT INTO ${table} (${table}, rank) VALUES ('secure-delete', 1);`
