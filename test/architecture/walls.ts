export type Wall = {
  readonly name: string
  readonly from: RegExp
  /** Everything under this may reach only these, besides its own folder. */
  readonly mayReach: readonly RegExp[]
  /** Composition files that the wall does not bind, by name. */
  readonly except?: readonly string[]
}

const pure = /^shared\/(domain|vocabulary|time)\//
const node = /^node:/
const screen =
  /^(react|react-dom|zustand|uuid|zod|recharts|reactflow|tinykeys|@mantine\/|@tanstack\/|@tabler\/)/

/** What every capability of the core may lean on. */
const foundation = [
  /^electron\/core\/(database|ledger|rpc)\//,
  /^electron\/core\/(refusal|ports)\.ts$/,
  /^shared\//,
  /^better-sqlite3$/,
  node,
]

/** Each row is one sentence of the architecture. */
export const walls: readonly Wall[] = [
  {
    name: 'time is asked of one library only',
    from: /^shared\/time\//,
    mayReach: [/^(temporal-polyfill|croner)$/],
  },
  {
    name: 'the domain is pure',
    from: /^shared\/domain\//,
    mayReach: [pure, /^semver(\/|$)/, /^(canonicalize|papaparse|ical\.js)$/],
  },
  {
    name: 'facts know no words but ids',
    from: /^shared\/events\//,
    mayReach: [/^shared\/vocabulary\/ids\.ts$/, /^zod$/],
  },
  {
    name: 'what can be said and asked knows no program',
    from: /^shared\/(vocabulary|contract)\//,
    mayReach: [/^shared\//, /^zod$/],
  },
  {
    name: 'the core runs under any host',
    from: /^electron\/core\//,
    mayReach: [/^shared\//, node, /^(better-sqlite3|canonicalize|p-queue|uuid|pino|yaml|zod)$/],
  },
  {
    name: 'a vendor knows the way out, and nothing else of the core',
    from: /^electron\/core\/connectors\/([^/]+)\//,
    mayReach: [
      /^electron\/core\/connectors\/[^/]+\.ts$/,
      /^electron\/core\/sync\/outward\.ts$/,
      /^shared\/(vocabulary|domain|time)\//,
      /^(zod|canonicalize|yaml)$/,
      /^node:(buffer|crypto)$/,
    ],
  },
  {
    name: 'what was read is kept by one place, which knows the shapes that connectors say',
    from: /^electron\/core\/observations\//,
    mayReach: [...foundation, /^electron\/core\/connectors\/observation\.ts$/, /^canonicalize$/],
  },
  {
    name: 'metrics are read through the way out, and kept by one place',
    from: /^electron\/core\/metrics\//,
    mayReach: [
      ...foundation,
      /^electron\/core\/connectors\/(registry|series)\.ts$/,
      /^electron\/core\/sync\/outward\.ts$/,
      /^canonicalize$/,
    ],
  },
  {
    name: 'what people decide about sources needs no network',
    from: /^electron\/core\/sources\//,
    mayReach: [...foundation, /^electron\/core\/connectors\//, /^(canonicalize|zod)$/],
  },
  {
    name: 'what is done outside goes by the way out, as vendors write it',
    from: /^electron\/core\/effects\//,
    mayReach: [
      ...foundation,
      /^electron\/core\/connectors\/(registry|publisher)\.ts$/,
      /^electron\/core\/sources\/source-secrets\.ts$/,
      /^electron\/core\/sync\/(outward|open-outward|part-outward)\.ts$/,
    ],
  },
  {
    name: 'the network knows the port it serves, and no more',
    from: /^electron\/network\//,
    mayReach: [/^electron\/core\/ports\.ts$/, /^shared\/domain\/sync\//, node, /^undici$/],
  },
  {
    name: 'capabilities of the core meet only in the unit of work',
    from: /^electron\/core\/(people|environments|services|releases|plans|search|preferences|joins)\//,
    mayReach: [...foundation, /^canonicalize$/],
  },
  {
    name: 'only the doors know sockets and logs',
    from: /^electron\/core\/(database|ledger|people|environments|services|releases|plans|search|preferences|workspace|compute|sources|observations|metrics|joins|connectors|sync|effects)\//,
    mayReach: [
      /^electron\/core\//,
      /^shared\//,
      /^node:(?!net$|http|https|child_process|dgram|tls)/,
      /^(better-sqlite3|canonicalize|p-queue|uuid|yaml|zod)$/,
    ],
  },
  {
    name: 'the screen reaches the core only through the contract',
    from: /^renderer\//,
    mayReach: [/^shared\//, screen],
  },
  {
    name: 'features of the screen do not know each other',
    from: /^renderer\/features\/([^/]+)\//,
    mayReach: [/^renderer\/(data|state|design|workbench)\//, /^shared\//, screen],
  },
  {
    name: 'the rehearsal plays on the core and knows no host',
    from: /^electron\/rehearsal\//,
    mayReach: [
      /^electron\/core\//,
      /^shared\//,
      node,
      /^(zod|better-sqlite3)$/,
      /^resources\/scenarios\/[a-z-]+\.json$/,
    ],
  },
  {
    name: 'what the world around the rehearsal did follows from its story alone',
    from: /^electron\/rehearsal\/upstream\/world\//,
    mayReach: [/^shared\//, /^electron\/rehearsal\/(story\/|sizes\.ts$)/, /^zod$/],
  },
  {
    name: 'vendors of the rehearsal speak, and open nothing',
    from: /^electron\/rehearsal\/upstream\/dialects\//,
    mayReach: [
      /^electron\/rehearsal\/upstream\/(world\/|(wire|routes|doors)\.ts$)/,
      /^shared\/(time\/|domain\/sync\/read-xml\.ts$)/,
      /^node:crypto$/,
    ],
  },
  {
    name: 'the story of the rehearsal is pure',
    from: /^electron\/rehearsal\/story\//,
    mayReach: [/^shared\//, /^electron\/rehearsal\/sizes\.ts$/],
  },
  {
    name: 'the headless host knows no window',
    from: /^electron\/headless\//,
    mayReach: [
      /^electron\/(core|rehearsal)\//,
      /^electron\/network\/open-network\.ts$/,
      /^shared\//,
      node,
      /^(ws|uuid|zod|better-sqlite3)$/,
      /^package\.json$/,
    ],
  },
  {
    name: 'the desktop wires and decides nothing',
    from: /^electron\/desktop\//,
    mayReach: [
      /^electron\/core\/(hold-workspace|ports|system-ports)\.ts$/,
      /^electron\/core\/rpc\/(session|serve-wire)\.ts$/,
      /^electron\/core\/workspace\/places\.ts$/,
      /^electron\/preload\/channels\.ts$/,
      /^electron\/headless\/static-files\.ts$/,
      /^electron\/network\/open-network\.ts$/,
      /^electron\/rehearsal\/(prepare-rehearsal|rehearsal-folder|sizes|upstream\/lend-upstream)\.ts$/,
      /^shared\//,
      node,
      /^(electron|uuid|zod)$/,
      /^package\.json$/,
    ],
  },
  {
    name: 'the preload carries messages and nothing else',
    from: /^electron\/preload\//,
    mayReach: [/^shared\/contract\//, /^electron$/],
  },
]
