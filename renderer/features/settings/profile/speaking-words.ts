const assurances: Readonly<Record<string, string>> = {
  os: 'Known by the account of this machine.',
  proved: 'Proved by a passphrase of this workspace.',
  declared:
    'Declared only: nobody has checked it. It administers nothing, and a vote on it stays provisional.',
}

/** How sure the workspace is that it is really this person, and what follows from it. */
export const assuranceWords = (assurance: string): string => assurances[assurance] ?? assurance
