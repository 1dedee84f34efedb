import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { narrow } from '@/lib/work/contacts/list/narrow-contacts';
import type { BroadcastAudience } from '../audience';

/** The filters of an audience as a condition on `contacts`. The caller adds the person's scope. */
export async function inAudience(
  tx: Transaction,
  ctx: WorkspaceContext,
  audience: BroadcastAudience,
): Promise<SQL> {
  const { where } = await narrow(tx, ctx, { ...audience, view: 'all', fields: {} });
  return where ?? sql`true`;
}
