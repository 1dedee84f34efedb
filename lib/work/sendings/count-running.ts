import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { sendings } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';

/** How many sendings of a workspace are scheduled or under way, of every kind. */
export function countRunning(tx: Transaction, workspaceId: string): Promise<number> {
  const running = inArray(sendings.state, ['scheduled', 'sending']);
  return tx.$count(sendings, and(eq(sendings.workspaceId, workspaceId), running));
}
