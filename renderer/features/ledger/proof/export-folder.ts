type Wanted = { readonly workspaceFolder: string; readonly day: string }

/** A dated folder inside the workspace's own, to be typed over. */
export function exportFolder({ workspaceFolder, day }: Wanted): string {
  const separator = workspaceFolder.includes('\\') ? '\\' : '/'
  return [workspaceFolder.replace(/[\\/]+$/, ''), 'exports', `ledger ${day}`].join(separator)
}
