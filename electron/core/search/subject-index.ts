import { boundsOf, type Source, sources } from './search-sources.ts'
import { type SearchIndex, wordsTable } from './words-table.ts'

const of = (row: string, expression: string) => expression.replaceAll('@', row)
const titleOf = ({ title }: Source, row: string) => `coalesce(${of(row, title)}, '')`
const wordsOf = ({ words }: Source, row: string) =>
  words.length === 0 ? "''" : `concat_ws(' ', ${words.map((one) => of(row, one)).join(', ')})`

/** The columns that a document's words come from. */
const watched = ({ title, words }: Source) =>
  [title, ...words].flatMap((one) => one.match(/(?<=@\.)\w+/g) ?? []).join(', ')

/** The last place of a stretch that is taken. */
function lastPlace({ stretch }: Source): string {
  const { from, before } = boundsOf(stretch)
  return `coalesce((SELECT max(place) FROM search_documents
      WHERE place > ${from} AND place < ${before}), ${from})`
}

function triggersOf(source: Source): string {
  const { table, subject, part } = source
  const standing = `subject = ${of('OLD', subject)} AND part = ${of('OLD', part)}`
  return `
  CREATE TRIGGER search_${table}_added AFTER INSERT ON ${table} BEGIN
    INSERT INTO search_documents VALUES (1 + ${lastPlace(source)}, ${of('NEW', subject)},
      ${of('NEW', part)}, ${titleOf(source, 'NEW')}, ${wordsOf(source, 'NEW')});
  END;
  CREATE TRIGGER search_${table}_changed AFTER UPDATE OF ${watched(source)} ON ${table} BEGIN
    UPDATE search_documents
      SET title = ${titleOf(source, 'NEW')}, words = ${wordsOf(source, 'NEW')}
      WHERE ${standing};
  END;
  CREATE TRIGGER search_${table}_removed AFTER DELETE ON ${table} BEGIN
    DELETE FROM search_documents WHERE ${standing};
  END;`
}

/** In the order of ids, which is that of time: the newest has the last place. */
const fillOf = (source: Source): string => `
  INSERT INTO search_documents
    SELECT ${lastPlace(source)} + row_number() OVER (ORDER BY ${of('r', source.subject)}),
      ${of('r', source.subject)}, ${of('r', source.part)}, ${titleOf(source, 'r')},
      ${wordsOf(source, 'r')}
    FROM ${source.table} AS r;`

const index = `
    INSERT INTO search_words (rowid, title, words) VALUES (NEW.place, NEW.title, NEW.words);`
const forget = `
    INSERT INTO search_words (search_words, rowid, title, words)
      VALUES ('delete', OLD.place, OLD.title, OLD.words);`

/** What governed rows say. Their texts are kept beside the words, which could not be deleted without. */
export const subjectIndex: SearchIndex = {
  name: 'search of subjects',
  tables: ['search_words', 'search_documents'],
  create: `
  CREATE TABLE search_documents (
    place INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    part TEXT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL
  ) STRICT;
  CREATE INDEX search_documents_by_subject ON search_documents (subject, part);
  ${wordsTable('search_words', 'title, words')}`,
  fill: `${sources.map(fillOf).join('')}
  INSERT INTO search_words (rowid, title, words) SELECT place, title, words FROM search_documents;`,
  triggers: `
  CREATE TRIGGER search_document_added AFTER INSERT ON search_documents BEGIN ${index}
  END;
  CREATE TRIGGER search_document_changed AFTER UPDATE ON search_documents
    WHEN OLD.title <> NEW.title OR OLD.words <> NEW.words BEGIN ${forget} ${index}
  END;
  CREATE TRIGGER search_document_removed AFTER DELETE ON search_documents BEGIN ${forget}
  END;${sources.map(triggersOf).join('')}`,
}
