import 'server-only';
import { cache } from 'react';
import { SharedSnapshot } from '@/db/shared-snapshot';
import { settingsOf, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from './context';

/** Snapshots of this request. Outside of a page there is no cache, so each reading has one for itself. */
const snapshots = cache(() => new Map<string, SharedSnapshot>());

/**
 * Reads in the workspace for the first paint of a page. All such readings of a request share one read-only snapshot
 * on one connection, so that a page agrees with itself and many readers do not wait for connections.
 *
 * @param work must not enter another tenant; it may run beside others, so it sets nothing in the transaction
 */
export function readForPage<T>(ctx: WorkspaceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return read(ctx, 'paint', work);
}

/** The same for what a page streams later, such as counts: on a second connection, so that the first paint does not wait. */
export function readForLater<T>(ctx: WorkspaceContext, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return read(ctx, 'later', work);
}

function read<T>(ctx: WorkspaceContext, part: 'paint' | 'later', work: (tx: Transaction) => Promise<T>) {
  const tenant = tenantOf(ctx);
  const key = JSON.stringify([part, settingsOf(tenant)]);
  const open = snapshots();
  const snapshot = open.get(key) ?? new SharedSnapshot(tenant);
  open.set(key, snapshot);
  return snapshot.read(work);
}
