import 'server-only';
import { and, eq } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';
import { viewings } from '@/db/schema/access/viewings';
import { inTenant } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { OnlyViewing } from '@/lib/platform/errors';
import { isViewingOpen } from './record-viewings';
import { viewingEnd } from './viewing-lifetime';

/**
 * Gives a viewing its whole time again, from now on.
 *
 * @returns the new end
 * @throws OnlyViewing when it has ended
 */
export async function renewViewing({ userId, sessionId, viewing }: SignedIn): Promise<{ until: Date }> {
  if (!viewing) throw new OnlyViewing(true);
  const { id, workspaceId } = viewing;
  return inTenant({ userId, workspaceId }, async (tx) => {
    const [renewed] = await tx
      .update(viewings)
      .set({ endsAt: viewingEnd() })
      .where(isViewingOpen({ workspaceId, id }))
      .returning({ until: viewings.endsAt });
    if (!renewed) throw new OnlyViewing(true);
    await tx
      .update(sessions)
      .set({ viewingUntil: renewed.until })
      .where(and(eq(sessions.id, sessionId), eq(sessions.viewingId, id)));
    return renewed;
  });
}
