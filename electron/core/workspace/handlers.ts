import type { Handlers } from '../rpc/router.ts'
import { createBackUp, createListBackups } from './back-up.ts'
import type { CoreContext } from './core-context.ts'
import { createDiagnose } from './diagnose.ts'
import { createOpenElsewhere } from './open-elsewhere.ts'
import { createRebuild } from './rebuild-workspace.ts'
import { renameWorkspace } from './rename-workspace.ts'
import { createRestore } from './restore-workspace.ts'
import { setCheckpointFolder } from './set-checkpoint-folder.ts'
import { createWorkspaceStatus } from './workspace-status.ts'

export const createWorkspaceHandlers = (context: CoreContext) =>
  ({
    'workspace.status': createWorkspaceStatus(context),
    'workspace.rename': renameWorkspace,
    'workspace.setCheckpointFolder': setCheckpointFolder,
    'workspace.backup': createBackUp(context),
    'workspace.backups': createListBackups(context),
    'workspace.restore': createRestore(context),
    'workspace.diagnose': createDiagnose(context),
    'workspace.elsewhere': createOpenElsewhere(context),
    'workspace.rebuild': createRebuild(context),
  }) satisfies Partial<Handlers>
