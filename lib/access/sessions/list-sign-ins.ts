import 'server-only';
import { desc, eq } from 'drizzle-orm';
import { signInEvents } from '@/db/schema/access/sign-in-events';
import { inTenant } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';

export type SignInView = Omit<typeof signInEvents.$inferSelect, 'userId'>;

/** As many as a person reads through; the rest is for an investigation. */
const most = 20;

/** The latest events in the record of a person's own sign-ins, the latest first. */
export function listSignIns({ userId }: Pick<SignedIn, 'userId'>): Promise<SignInView[]> {
  return inTenant({ userId }, (tx) =>
    tx
      .select({
        id: signInEvents.id,
        at: signInEvents.at,
        event: signInEvents.event,
        way: signInEvents.way,
        withFactor: signInEvents.withFactor,
        ip: signInEvents.ip,
        userAgent: signInEvents.userAgent,
      })
      .from(signInEvents)
      .where(eq(signInEvents.userId, userId))
      .orderBy(desc(signInEvents.at), desc(signInEvents.id))
      .limit(most),
  );
}
