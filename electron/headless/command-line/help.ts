type Help = { readonly usage: string; readonly says: string; readonly more?: string }

export const helps: Readonly<Record<string, Help>> = {
  start: {
    usage: 'start [--headless | --desktop] [--offline] [--rehearsal[=large]]',
    says: 'Opens the window where there is one; otherwise serves it to a browser.',
    more: [
      '--rehearsal opens a company that does not exist, with a year behind it and a month planned:',
      'built when it is first asked for, and again where it is older than a week. --workspace DIR',
      'says where it is to lie; what was built there once stays as it is, however old.',
      'Its sources are read from a world that is invented as well, on this machine; see `rehearse`',
      'for --scenario and --speed. --offline reads nothing at all.',
    ].join('\n'),
  },
  serve: {
    usage:
      'serve [--open] [--offline] [--port N] [--host ADDRESS --tls-cert FILE --tls-key FILE [--name NAME]]',
    says: 'Serves the workspace to browsers, on this machine unless told otherwise.',
    more: [
      'Another address than loopback needs TLS. --name adds a host name it is reached by.',
      '--offline asks no source anything: what is known of them stays, and ages. With --rehearsal,',
      '--scenario and --speed say what happens in the world around it, as in `rehearse`.',
    ].join('\n'),
  },
  link: {
    usage: 'link [--person ID]',
    says: 'Prints a link that admits one browser to the running host within sixty seconds.',
    more: 'For somebody else than you the session is merely declared until they prove themselves.',
  },
  call: {
    usage: 'call OPERATION [--input FILE|-] [--as PERSON] [--command-id ID] [--undoes ID]',
    says: 'Carries out one operation and prints its answer as JSON.',
    more: [
      'Input is JSON from a file or, with -, from standard input; {} without --input.',
      '--as speaks for another person: proved with the passphrase in SIGNALBOX_AS_PASSPHRASE,',
      'otherwise declared. Tasks report progress on stderr; Ctrl-C cancels them.',
      '--command-id names the command, so that repeating it answers the same; --undoes names an',
      'earlier one of yours that this one takes back, and the ledger says so.',
      'Exit status: 0 done, 1 refused, 2 not understood.',
      'Example: echo \'{"name":"Payments"}\' | npx signalbox call people.addTeam --input -',
    ].join('\n'),
  },
  operations: {
    usage: 'operations [OPERATION] [--json]',
    says: 'Lists every operation, or says what one takes and answers; with --json also its schemas.',
  },
  verify: {
    usage: 'verify',
    says: 'Checks the ledger from end to end and says where it was changed, if it was.',
    more: 'Exit status 1 where anything is wrong.',
  },
  rebuild: { usage: 'rebuild', says: 'Replays the ledger and renews all tables from it.' },
  export: { usage: 'export DIR', says: 'Writes the ledger into a new folder, for auditors.' },
  backup: { usage: 'backup', says: 'Makes a verified backup beside the workspace.' },
  restore: {
    usage: 'restore FILE [--reason TEXT]',
    says: 'Goes back to a backup; what is given up is kept and named in the ledger.',
    more: 'Works also where the workspace cannot be opened any more.',
  },
  rehearse: {
    usage: 'rehearse [--scenario NAME|FILE] [--speed N] [--from TIME] [--port BASE] [--list]',
    says: 'Serves the invented outside world: GitHub, GitLab, Jenkins, monitoring, incidents, calendars.',
    more: [
      'Each vendor gets a port of its own on this machine; their addresses and tokens are printed, and',
      'each event of the scenario as it happens, until Ctrl-C ends it. --list says which scenarios there',
      'are; a file of your own may be named instead. --speed 60 lets an hour pass in a minute, --from',
      'says when it begins (2026-12-01T08:00:00Z), --port the first of the row of ports.',
    ].join('\n'),
  },
  doctor: {
    usage: 'doctor [--json]',
    says: 'Says where everything lies, which versions run, what is wrong and what to do.',
  },
}

const everywhere = `Options for every command:
  --workspace DIR   the workspace folder (otherwise SIGNALBOX_WORKSPACE, or the platform's own)
  --memory          a throwaway workspace in memory, with you as its administrator
  --rehearsal       a company that does not exist, to look around in; =large for a very large one
  --key-file FILE   keeps this device's signing key sealed under that file (made if missing)
  --help            what a command does and takes
  --version         which Signalbox this is
Variables: SIGNALBOX_KEY_FILE, SIGNALBOX_PASSPHRASE or SIGNALBOX_PASSPHRASE_FILE keep the signing key in
the workspace; SIGNALBOX_SECRET_DEVICE_KEY is the key itself (see the README).`

export function helpFor(command: string | undefined): string {
  const help = command === undefined ? undefined : helps[command]
  if (help) {
    const more = help.more ? `\n${help.more}\n` : ''
    return `signalbox ${help.usage}\n\n${help.says}\n${more}\n${everywhere}\n`
  }
  const lines = Object.entries(helps).map(([name, { says }]) => `  ${name.padEnd(11)} ${says}`)
  return `Signalbox: the release command centre.

  npx signalbox COMMAND [OPTIONS]

${lines.join('\n')}

${everywhere}
`
}
