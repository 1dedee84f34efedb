import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { sessions } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import { stillHolds } from './session-lifetime';

export interface SessionView {
  id: string;
  userAgent: string | null;
  ip: string | null;
  createdAt: Date;
  lastSeenAt: Date;
  isThisOne: boolean;
}

/** A person's own open sessions, the most recently used first. */
export async function listSessions(person: Pick<SignedIn, 'userId' | 'sessionId'>): Promise<SessionView[]> {
  const rows = await inTenant({ userId: person.userId }, (tx) =>
    tx
      .select({
        id: sessions.id,
        userAgent: sessions.userAgent,
        ip: sessions.ip,
        createdAt: sessions.createdAt,
        lastSeenAt: sessions.lastSeenAt,
      })
      .from(sessions)
      .where(and(eq(sessions.userId, person.userId), stillHolds()))
      .orderBy(desc(sessions.lastSeenAt), desc(sessions.id)),
  );
  return rows.map((row) => ({ ...row, isThisOne: row.id === person.sessionId }));
}
