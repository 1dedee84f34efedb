import { tablesOf } from '../platform/owned-table';
import { workspaces } from './workspaces';

/** A table whose rows belong to one workspace. Every table of work is defined by it (`tablesOf`). */
export const tenantTable = tablesOf({
  column: 'workspaceId',
  setting: 'workspace',
  id: () => workspaces.id,
});
