import { tablesOf } from '../platform/owned-table';
import { workspaces } from './workspaces';

/** Defines a table whose rows belong to one workspace (`tablesOf`). Every table of work uses it. */
export const tenantTable = tablesOf({
  column: 'workspaceId',
  setting: 'workspace',
  id: () => workspaces.id,
});
