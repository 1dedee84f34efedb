import { and, type Column, eq, getTableColumns, type SQL } from 'drizzle-orm';

/** A table of tenants, or an alias of one. */
interface Referred {
  workspaceId: Column;
  id: Column;
}

/**
 * The condition that joins the row to which a column refers: in the same workspace, with that id. It names the tenant
 * on both sides, so that no join can leave it out.
 */
export function refersTo(reference: Column, { workspaceId, id }: Referred): SQL | undefined {
  const { workspaceId: own } = getTableColumns(reference.table);
  if (!own) throw new Error('The table of the column has no workspace.');
  return and(eq(workspaceId, own), eq(id, reference));
}
