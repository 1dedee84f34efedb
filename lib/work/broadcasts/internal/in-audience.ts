import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { narrow } from '@/lib/work/contacts/list/narrow-contacts';
import type { BroadcastAudience } from '../audience';

/** The contacts of an audience as a condition on `contacts`, by the filters of their list; beside it stands the reach. */
export async function inAudience(
  tx: Transaction,
  ctx: WorkspaceContext,
  audience: BroadcastAudience,
): Promise<SQL> {
  const { where } = await narrow(tx, ctx, { ...audience, view: 'all', fields: {} });
  return where ?? sql`true`;
}
