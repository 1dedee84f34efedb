import 'server-only';
import { eq } from 'drizzle-orm';
import { v7 } from 'uuid';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant } from '@/db/tenant';
import { Invalid, Throttled } from '@/lib/platform/errors';
import { type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { logAttempt } from '@/lib/work/deliveries/log-attempt';
import { RefusedPost, receivedPost } from './receive-post';

/** A stranger's posts cost few writes; the first ones of each minute tell the reason. */
const logged: Limit = { name: 'refused-post', most: 20, minutes: 1 };

const longestReason = 200;

/** Logs why a post to a channel was refused, for the channel's page. Errors of other kinds are not logged. */
export async function logRefusal(channelId: string, error: unknown): Promise<void> {
  const refusal = refusalOf(error);
  if (!refusal) return;
  try {
    await takeAttempt(logged, channelId);
  } catch (limit) {
    if (limit instanceof Throttled) return;
    throw limit;
  }
  const [channel] = await inTenant({ channelId }, (tx) =>
    tx
      .select({ workspaceId: collectionRecords.workspaceId, id: collectionRecords.id })
      .from(collectionRecords)
      .where(eq(collectionRecords.id, channelId)),
  );
  if (!channel) return;
  await logAttempt(receivedPost(channel, v7()), { outcome: 'refused', ...refusal, milliseconds: 0 });
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
