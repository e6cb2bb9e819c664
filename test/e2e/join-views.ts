import type { Host } from './host.ts'
import { readSomeNames } from './names-scene.ts'
import { Shell } from './pages/shell.ts'
import type { View } from './views.ts'

/** The parts of the room where something was read; has it read first. */
export async function joinViewsOf(host: Host): Promise<readonly View[]> {
  const source = await readSomeNames(host)
  const { items: waiting } = await host.call('joins.inbox', {})
  const { items: rules } = await host.call('joins.rules', {})
  const named = waiting.find(({ suggestions }) => suggestions.length > 0)!
  const open = encodeURIComponent(`${named.of} ${named.source} ${named.name}`)
  const catching = rules.find(({ names }) => names > 0)!
  const to = named.suggestions[0]!.to
  return [
    { name: 'joins-inbox', hash: '#/sources/joins' },
    { name: 'joins-inspector', hash: `#/sources/joins?open=${open}` },
    {
      name: 'joins-choose',
      hash: `#/sources/joins?open=${open}`,
      arrange: (page) => page.getByRole('button', { name: /^Choose another/ }).click(),
    },
    {
      name: 'joins-set-aside',
      hash: `#/sources/joins?open=${open}`,
      arrange: (page) =>
        new Shell(page).inspector.getByRole('button', { name: 'Set aside' }).click(),
    },
    { name: 'joins-aside', hash: '#/sources/joins/aside' },
    { name: 'joins-rules', hash: '#/sources/joins/rules' },
    { name: 'joins-rule', hash: `#/sources/joins/rules?open=${catching.id}` },
    {
      name: 'joins-remove',
      hash: `#/sources/joins/rules?open=${catching.id}`,
      arrange: (page) => page.getByRole('button', { name: 'Take away' }).click(),
    },
    { name: 'joins-change', hash: `#/sources/joins/rules/${catching.id}` },
    {
      name: 'joins-write',
      hash: `#/sources/joins/new?of=project&pattern=**&to=${to}&name=parcel%2Flabels-web`,
    },
    { name: 'joins-share', hash: '#/sources/joins/share' },
    { name: 'joins-source', hash: `#/sources/${source}` },
    { name: 'joins-today', hash: '#/today' },
    { name: 'joins-wall', hash: '#/sources/joins?wall=on' },
  ]
}
