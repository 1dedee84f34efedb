import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import { isRunning } from './read-seats';

/** The ids of the members who cover a member at this moment: work that reaches the seat reaches them too (B11). */
export async function readCovering(
  tx: Transaction,
  workspaceId: string,
  memberId: string,
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select distinct c.by_id as id from covers c
    where c.workspace_id = ${workspaceId} and c.member_id = ${memberId} and ${isRunning}`);
  return rows.map(({ id }) => id);
}
