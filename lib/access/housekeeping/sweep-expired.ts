import 'server-only';
import { isNotNull, lt, not, or, sql } from 'drizzle-orm';
import { invitationBatches } from '@/db/schema/access/invitation-batches';
import { factorResets, pendingSignIns, usedChallenges } from '@/db/schema/access/second-factors';
import { signInEvents } from '@/db/schema/access/sign-in-events';
import { attempts, emailChanges, knownNetworks, passwordResets, sessions } from '@/db/schema/access/users';
import { actionRequests } from '@/db/schema/platform/action-requests';
import { outbox } from '@/db/schema/platform/outbox';
import { inTenant } from '@/db/tenant';
import { stillHolds } from '@/lib/access/sessions/session-lifetime';

const longAgo = sql`now() - interval '30 days'`;

/**
 * Removes expired rows: sessions, waiting sign-ins, the record of sign-ins, counters of attempts, old links and mail, lists of invited people. None of them had any effect left; deleting
 * again in another process finds nothing. Each statement runs alone, so that two processes cannot wait for each other.
 */
export async function sweepExpired(): Promise<void> {
  await inTenant({}, (tx) => tx.delete(sessions).where(not(stillHolds() ?? sql`true`)));
  await inTenant({}, (tx) => tx.delete(pendingSignIns).where(lt(pendingSignIns.expiresAt, sql`now()`)));
  await inTenant({}, (tx) => tx.delete(usedChallenges).where(lt(usedChallenges.expiresAt, sql`now()`)));
  await inTenant({}, (tx) =>
    tx.delete(attempts).where(lt(attempts.windowStart, sql`now() - interval '2 days'`)),
  );
  await inTenant({}, (tx) =>
    tx.delete(knownNetworks).where(lt(knownNetworks.lastUsedAt, sql`now() - interval '90 days'`)),
  );
  await inTenant({}, (tx) =>
    tx.delete(signInEvents).where(lt(signInEvents.at, sql`now() - interval '90 days'`)),
  );
  await inTenant({}, (tx) =>
    tx.delete(actionRequests).where(lt(actionRequests.createdAt, sql`now() - interval '2 days'`)),
  );
  await inTenant({}, (tx) => tx.delete(passwordResets).where(lt(passwordResets.expiresAt, longAgo)));
  await inTenant({}, (tx) => tx.delete(factorResets).where(lt(factorResets.expiresAt, longAgo)));
  await inTenant({}, (tx) => tx.delete(invitationBatches).where(lt(invitationBatches.createdAt, longAgo)));
  await inTenant({}, (tx) => tx.delete(emailChanges).where(lt(emailChanges.expiresAt, longAgo)));
  await inTenant({}, (tx) =>
    tx
      .delete(outbox)
      .where(
        sql`${or(isNotNull(outbox.sentAt), isNotNull(outbox.failedAt))} and ${lt(outbox.createdAt, longAgo)}`,
      ),
  );
}
