import type { HostileTexts } from './hostile-bodies.ts'

const HEAD = 'apiVersion: backstage.io/v1alpha1\n'
const component = (name: string, spec = '{}') =>
  `${HEAD}kind: Component\nmetadata: { name: ${name} }\nspec: ${spec}\n`
const location = (...targets: readonly string[]) =>
  `${HEAD}kind: Location\nmetadata: { name: leads }\nspec:\n  targets: ${JSON.stringify(targets)}\n`

/** Names that stand for ten names each. */
const laughs = Array.from({ length: 12 }, (_, at) =>
  at === 0
    ? '- &a0 [ha]'
    : `- &a${at} [${Array(10)
        .fill(`*a${at - 1}`)
        .join(', ')}]`,
)

/** What is sound YAML, or nearly, and means harm. */
export const hostileYaml: HostileTexts = {
  'names that stand for names': (text) =>
    `${text}\n---\n${HEAD}kind: Component\nmetadata:\n  name: laughs\nspec:\n  dependsOn:\n  ${laughs.join('\n  ')}\n`,
  'a name that stands for itself': (text) => `${text}\n---\n&a\n${component('loop', '{ a: *a }')}`,
  'a name for nothing': (text) => text.replaceAll(/: \S.*$/gm, ': *nobody'),
  'a name for each': (text) => text.replaceAll(/: (\w)/g, ': &a $1'),
  'ten thousand levels': () => component('deep', '['.repeat(10_000) + ']'.repeat(10_000)),
  'a million levels': () => component('deep', '['.repeat(1_000_000)),
  'a million levels in lines': () => component('deep', `\n${' -'.repeat(1_000_000)} a`),
  'levels by indentation': () =>
    component(
      'deep',
      `\n${Array.from({ length: 2000 }, (_, at) => `${' '.repeat(at + 1)}a:`).join('\n')}`,
    ),
  'a million questions': () => '? '.repeat(500_000),
  'a hundred thousand documents': (text) => `${'---\n'.repeat(100_000)}${text}`,
  'a hundred thousand that say something': () => `${HEAD}${'---\na: 1\n'.repeat(100_001)}`,
  'a hundred thousand names': () =>
    component(
      'wide',
      `\n${Array.from({ length: 100_000 }, (_, at) => `  a${at}: ${at}`).join('\n')}`,
    ),
  'a prototype in everything': (text) =>
    text
      .replaceAll(
        /^metadata:/gm,
        '__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\nmetadata:',
      )
      .replaceAll(/^spec:/gm, 'spec:\n  __proto__: { polluted: 1 }'),
  'prototypes for values': (text) =>
    text.replaceAll(/: \w.*$/gm, ': { __proto__: { polluted: 1 } }'),
  'names of what every object has': (text) =>
    text.replaceAll(
      /^( *)(?:owner|type|name): .*$/gm,
      '$1toString: x\n$1valueOf: y\n$1hasOwnProperty: z',
    ),
  'what every object has for kinds': (text) => text.replaceAll(/^kind: .*$/gm, 'kind: constructor'),
  'a prototype for kinds': (text) => text.replaceAll(/^kind: .*$/gm, 'kind: __proto__'),
  'names that are controls, twice': () =>
    component('odd', '{ "\\u0007\\e[31m": 1, "\\u0007\\e[31m": 2 }'),
  'each name twice': (text) => text.replaceAll(/^( *\w+:) (\S.*)$/gm, '$1 $2\n$1 $2'),
  merges: (text) =>
    text.replaceAll(/^metadata:/gm, 'base: &base { name: merged }\nmetadata:\n  <<: *base'),
  'types of other programs': (text) => text.replaceAll(/: (\w.*)$/gm, ': !!js/function "$1"'),
  'types of its own': (text) => text.replaceAll(/: (\w.*)$/gm, ': !<tag:example.org,2026:x> $1'),
  'bytes for texts': (text) => text.replaceAll(/: (\w.*)$/gm, ': !!binary $1'),
  'nothing for values': (text) => text.replaceAll(/: \w.*$/gm, ': ~'),
  'numbers for values': (text) => text.replaceAll(/: \w.*$/gm, ': 0x1F'),
  'no numbers for values': (text) => text.replaceAll(/: \w.*$/gm, ': .nan'),
  'moments for values': (text) => text.replaceAll(/: \w.*$/gm, ': 2026-11-20T09:00:00Z'),
  'lists for values': (text) => text.replaceAll(/: (\w.*)$/gm, ': [[$1]]'),
  'objects for values': (text) => text.replaceAll(/: (\w.*)$/gm, ': { a: $1 }'),
  'values for objects': (text) => text.replaceAll(/^(\w+):$(?:\n +.*)+/gm, '$1: x'),
  'lists for documents': (text) => text.replaceAll(/^(?=\w)/gm, '- '),
  'objects for names': (text) => text.replaceAll(/^ {2}(\w+): \w/gm, '  ? { $1: 1 }\n  : '),
  'tabs for indentation': (text) => text.replaceAll(/^ {2}/gm, '\t'),
  'another version': (text) => `%YAML 9.9\n%TAG ! tag:example.org,2026:\n---\n${text}`,
  'quotes that never end': (text) => text.replaceAll(/: (\w)/g, ': "$1'),
  'escapes of halves': (text) => text.replaceAll(/: (\w[\w ]*)$/gm, ': "\\ud800$1\\udc00\\0\\e"'),
  'a text of 2 MB': () => component('long', `{ owner: ${'x'.repeat(2_000_000)} }`),
  'a name of 2 MB': () => component('x'.repeat(2_000_000)),
  'references to everything': (text) =>
    text.replaceAll(/(owner|system): .*$/gm, '$1: "a:b/c:d/e: :/"'),
  'it leads everywhere': () =>
    location(
      ...['file:///etc/passwd', 'http://169.254.169.254/latest', '//elsewhere.example.net/x.yaml'],
      ...['https://user:pass@git.example.org/x.yaml', 'https://git.example.org@elsewhere.net/x'],
      ...['\\\\elsewhere\\x', 'javascript:alert(1)', 'data:text/yaml,a', '../../../../etc/passwd'],
      ...[
        'http://git.example.org/plain.yaml',
        'https://git.example.org:8443/x.yaml',
        '*',
        '\0',
        '',
      ],
    ),
  'it leads to thousands': () =>
    location(...Array.from({ length: 5000 }, (_, at) => `./${at}.yaml`)),
}
