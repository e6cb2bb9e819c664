const ROLES: Readonly<Record<string, string>> = {
  viewer: 'Viewer',
  coordinator: 'Coordinator',
  releaseManager: 'Release manager',
  deploymentLead: 'Deployment lead',
  approver: 'Approver',
  administrator: 'Administrator',
}

export const roleName = (role: string): string => ROLES[role] ?? role

const ASSURANCES: Readonly<Record<string, string>> = {
  os: 'Known by the account of this machine.',
  proved: 'Proved by a passphrase of this workspace.',
  declared: 'Declared only: nobody has checked it, and a vote stays provisional.',
}

/** How sure the workspace is that it is really this person. */
export const assuranceWords = (assurance: string): string => ASSURANCES[assurance] ?? assurance
