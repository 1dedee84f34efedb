import 'server-only';
import { and, eq } from 'drizzle-orm';
import { passkeys } from '@/db/schema/access/second-factors';
import { inTenant } from '@/db/tenant';
import { encodedHandle } from './internal/user-handle';
import { relyingParty } from './relying-party';

/** The passkeys of a person as authenticators name them: all that are accepted at this host. */
export interface AcceptedPasskeys {
  rpId: string;
  userId: string;
  credentialIds: string[];
}

/** Null where there can be no passkeys. */
export async function acceptedPasskeys(userId: string): Promise<AcceptedPasskeys | null> {
  const party = relyingParty();
  if (!party) return null;
  const own = await inTenant({ userId }, (tx) =>
    tx
      .select({ id: passkeys.credentialId })
      .from(passkeys)
      .where(and(eq(passkeys.userId, userId), eq(passkeys.host, party.id)))
      .orderBy(passkeys.id),
  );
  return { rpId: party.id, userId: encodedHandle(userId), credentialIds: own.map(({ id }) => id) };
}
