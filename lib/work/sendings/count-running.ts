import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { sendings } from '@/db/schema/work/sendings';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';

/** How many sendings of a workspace are scheduled or under way, of every kind. */
export function countRunning(tx: Transaction, workspaceId: string): Promise<number> {
  return tx.$count(sendings, runningIn(workspaceId));
}

/** How many of them these members started: each portion is sent with the access of its starter (R4). */
export function countStarted(
  tx: Transaction,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<number> {
  return tx.$count(sendings, and(runningIn(workspaceId), isAmong(sendings.startedBy, memberIds)));
}

const runningIn = (workspaceId: string) =>
  and(eq(sendings.workspaceId, workspaceId), inArray(sendings.state, ['scheduled', 'sending']));
