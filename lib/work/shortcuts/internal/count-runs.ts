import 'server-only';
import { and, eq } from 'drizzle-orm';
import { shortcutRuns } from '@/db/schema/work/shortcut-runs';
import type { Transaction } from '@/db/tenant';
import { isAmong } from '@/db/visibility';

/** How many running shortcuts these members started: each step needs the access of its starter (R4). */
export function countRunsBy(
  tx: Transaction,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<number> {
  return tx.$count(
    shortcutRuns,
    and(
      eq(shortcutRuns.workspaceId, workspaceId),
      eq(shortcutRuns.state, 'running'),
      isAmong(shortcutRuns.startedBy, memberIds),
    ),
  );
}
