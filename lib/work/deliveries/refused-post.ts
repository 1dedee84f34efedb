import 'server-only';
import { and, eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant } from '@/db/tenant';
import { Invalid, Throttled, Unauthenticated } from '@/lib/platform/errors';
import type { SignatureFault } from '@/lib/platform/http/signature';
import { type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { logAttempt } from './log-attempt';

/** A post that proves nothing. Its caller gets the same answer as for an unknown record; the log names the reason. */
export class RefusedPost extends Unauthenticated {
  constructor(readonly reason: SignatureFault | 'disconnected') {
    super();
  }
}

/** A stranger's posts cost few writes; the first ones of each minute tell the reason. */
const logged: Limit = { name: 'refused-post', most: 20, minutes: 1 };

const longestReason = 200;

/**
 * Logs why a post to a record was refused, for the page of the record. Errors of other kinds are not logged.
 * @param to how the post named the record, and what it was about
 */
export async function logRefusal(
  to: { tenant: Parameters<typeof inTenant>[0]; collection: string; recordId: string; about: string },
  error: unknown,
): Promise<void> {
  const refusal = refusalOf(error);
  if (!refusal) return;
  const { tenant, collection, recordId, about } = to;
  try {
    await takeAttempt(logged, recordId);
  } catch (limit) {
    if (limit instanceof Throttled) return;
    throw limit;
  }
  const [record] = await inTenant(tenant, (tx) =>
    tx
      .select({ workspaceId: collectionRecords.workspaceId })
      .from(collectionRecords)
      .where(and(eq(collectionRecords.id, recordId), eq(collectionRecords.collection, collection))),
  );
  if (!record) return;
  const attempt = { ...record, recordId, direction: 'in', jobId: v7(), about, attempt: 1 } as const;
  await logAttempt(attempt, { outcome: 'refused', ...refusal, milliseconds: 0 });
}

/** Reasons and paths are codes of ours: nothing that was posted is kept. */
function refusalOf(error: unknown): { responseCode: number; error: string } | null {
  if (error instanceof RefusedPost) return { responseCode: 401, error: error.reason };
  if (!(error instanceof Invalid)) return null;
  const faults = Object.entries(error.fields).map(([path, fault]) =>
    path ? `${path}: ${fault}` : 'not-json',
  );
  return { responseCode: 400, error: faults.join(', ').slice(0, longestReason) };
}
