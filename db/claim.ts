import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { actionRequests } from './schema/platform/action-requests';
import type { Transaction } from './tenant';

/** A request that may take effect once. */
export interface Claim {
  owner: string;
  requestId: string;
  fingerprint: string;
}

type Running = Claim & { isWritten: boolean };

/** Kept on the global object: Next loads a module once for each bundle, and a request passes through several. */
const shared = globalThis as typeof globalThis & { latchkeyClaim?: AsyncLocalStorage<Running> };
shared.latchkeyClaim ??= new AsyncLocalStorage<Running>();
const current = shared.latchkeyClaim;

/** The constraint that refuses the second effect of a request. */
export const claimConstraint = 'action_requests_once';

/** Runs `work` so that the first transaction in it that writes anything takes the claim along. */
export function withClaim<T>(claim: Claim, work: () => Promise<T>): Promise<T> {
  return current.run({ ...claim, isWritten: false }, work);
}

/**
 * Writes the claim of the running request at the end of a transaction that has written, so that both are committed or
 * neither is. A second transaction of the same request waits here for the first, and then fails as a whole.
 *
 * @returns what to call once the transaction is committed
 */
export async function writeClaim(tx: Transaction): Promise<() => void> {
  const claim = current.getStore();
  if (!claim || claim.isWritten) return () => {};
  const [row] = await tx.execute<{ wrote: boolean }>(
    sql`select pg_current_xact_id_if_assigned() is not null as wrote`,
  );
  if (!row?.wrote) return () => {};
  const { owner, requestId, fingerprint } = claim;
  await tx.insert(actionRequests).values({ owner, requestId, fingerprint });
  return () => {
    claim.isWritten = true;
  };
}
