import type { PayloadOf } from '#shared/events/index.ts'
import type { Tellings } from './fact-teller.ts'
import { because, changed, listed, quoted } from './phrases.ts'

const labels = {
  name: 'name',
  baseUrl: 'address',
  settings: 'settings',
  network: 'network rules',
}

type Network = PayloadOf<'source.added'>['network']

/** What is allowed beyond the usual, for whoever looks for it later. */
function networkWords(network: Network): string {
  const allowed = [
    ...(network.plainHttpTo === null ? [] : [`plain HTTP to ${network.plainHttpTo}`]),
    ...(network.privateNetwork ? ['a private network'] : []),
    ...(network.authorities === null ? [] : ['an authority of its own']),
    ...(network.clientCertificate === null ? [] : ['a client certificate']),
  ]
  return allowed.length === 0 ? 'the usual' : listed(allowed)
}

/** Facts about where the outside world is read from. */
export const sourceFacts: Tellings<'source'> = {
  'source.added': {
    label: 'Source added',
    tells: ({ payload: { name, baseUrl } }) =>
      `added the source ${quoted(name)}, read from ${baseUrl}`,
  },
  'source.changed': {
    label: 'Source changed',
    tells: ({ payload: { to } }) =>
      changed(to, {
        labels,
        tell: (field) => (field === 'network' && to.network ? networkWords(to.network) : undefined),
      }),
  },
  'source.secretSet': {
    label: 'Secret of a source set',
    tells: () => 'gave the secret that it is asked with',
  },
  'source.paused': {
    label: 'Source paused',
    tells: ({ personal }) => `stopped reading it${because(personal?.reason)}`,
  },
  'source.resumed': {
    label: 'Source resumed',
    tells: ({ personal }) => `had it read again${because(personal?.reason)}`,
  },
  'source.removed': {
    label: 'Source removed',
    tells: ({ personal }) => `removed it${because(personal?.reason)}`,
  },
}
