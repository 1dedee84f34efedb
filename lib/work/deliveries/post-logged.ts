import 'server-only';
import { and, eq, lt, sql } from 'drizzle-orm';
import { deliveryAttempts } from '@/db/schema/work/delivery-attempts';
import { announce, inTenant } from '@/db/tenant';
import { NotTaken, postSigned, type SignedPost } from '@/lib/platform/http/post-signed';

export interface PostedTo {
  workspaceId: string;
  /** The channel or integration. */
  recordId: string;
  jobId: string;
  about: string;
  attempt: number;
}

/**
 * Posts to a channel or an integration, and logs the result. The log contains no content: of the answer only
 * the status.
 * @throws the errors of `postSigned`
 */
export async function postLogged(to: PostedTo, post: SignedPost): Promise<void> {
  const startedAt = performance.now();
  let failure: unknown;
  let responseCode: number | null = null;
  try {
    responseCode = await postSigned(post);
  } catch (error) {
    failure = error;
  }
  const milliseconds = Math.round(performance.now() - startedAt);
  await log(to, { ...outcomeOf(failure, responseCode), milliseconds });
  if (failure) throw failure;
}

type Outcome = Pick<typeof deliveryAttempts.$inferInsert, 'outcome' | 'responseCode' | 'error'>;

function outcomeOf(failure: unknown, responseCode: number | null): Outcome {
  if (!failure) return { outcome: 'taken', responseCode, error: null };
  if (failure instanceof NotTaken) {
    return { outcome: 'not-taken', responseCode: failure.responseCode, error: null };
  }
  return { outcome: 'unreachable', responseCode: null, error: codeOf(failure) };
}

/** Codes only, because messages repeat addresses. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

async function log(
  { workspaceId, recordId, jobId, about, attempt }: PostedTo,
  outcome: Outcome & { milliseconds: number },
): Promise<void> {
  await inTenant({ workspaceId }, async (tx) => {
    await tx
      .delete(deliveryAttempts)
      .where(
        and(
          eq(deliveryAttempts.workspaceId, workspaceId),
          eq(deliveryAttempts.recordId, recordId),
          lt(deliveryAttempts.at, sql`now() - interval '30 days'`),
        ),
      );
    await tx
      .insert(deliveryAttempts)
      .values({ workspaceId, recordId, jobId, about, attempt, at: sql`clock_timestamp()`, ...outcome });
    await announce(tx, { topic: 'settings', workspaceId });
  });
}
