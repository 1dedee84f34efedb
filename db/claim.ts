import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import type { Transaction } from './internal/transaction';
import { actionRequests } from './schema/platform/action-requests';

/** A request that may take effect only once. */
export interface Claim {
  owner: string;
  requestId: string;
  fingerprint: string;
}

type Running = Claim & { isWritten: boolean };

/** Stored on the global object: Next loads a module once per bundle, and a request passes through several bundles. */
const shared = globalThis as typeof globalThis & { latchkeyClaim?: AsyncLocalStorage<Running> };
shared.latchkeyClaim ??= new AsyncLocalStorage<Running>();
const current = shared.latchkeyClaim;

/** The constraint that rejects the second effect of a request. */
export const claimConstraint = 'action_requests_once';

/** Runs `work`; the first transaction in it that writes also writes the claim. */
export function withClaim<T>(claim: Claim, work: () => Promise<T>): Promise<T> {
  return current.run({ ...claim, isWritten: false }, work);
}

/**
 * Writes the claim of the running request at the end of a writing transaction, so that both are committed or neither.
 * A second transaction of the same request waits here for the first one, and then fails as a whole.
 *
 * @returns a function to call after the transaction has been committed
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
