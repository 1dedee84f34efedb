import { sql } from 'drizzle-orm';
import { writeClaim } from './claim';
import { guarded, snapshotMode, type Transaction, transact } from './internal/transaction';
import { longRead } from './replica';
import type { JobKind } from './schema/platform/outbox';

export type { Transaction } from './internal/transaction';

/**
 * The rows that a transaction may read and write. Absent settings give access to nothing. Statements name the workspace all the
 * same (TE11).
 */
export interface Tenant {
  userId?: string;
  workspaceId?: string;
  organisationId?: string;
  /**
   * Gives access to the members of all workspaces of this organisation; set it only after checking the person's role.
   */
  administeredId?: string;
  /** A channel or registration of Email to SMS that was called from outside; its record names the workspace. */
  channelId?: string;
  /** A pixel that a site shows; its row names the workspace. */
  pixelId?: string;
  /** The folded username of a sign-in. */
  usernameKey?: string;
  /** Hash of the token of a used invitation link. */
  invitationHash?: string;
  /** The folded address of the person, for their own invitations; set it only once the address is verified (IN3). */
  invitedEmail?: string;
  /** Hash of the API key that a program presented. */
  apiKeyHash?: string;
  /** Whether PostgreSQL refuses every write of a transaction that begins with this tenant (VA1). */
  isReadOnly?: boolean;
}

const retried = new Set(['40001', '40P01']);
const attempts = 3;

/** The SQLSTATE of a driver error, however deeply Drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code))
      return cause.code;
  }
  return undefined;
}

/** The name of the constraint that a write violated, if any. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && typeof cause.constraint_name === 'string') return cause.constraint_name;
  }
  return undefined;
}

/**
 * Runs `work` in one transaction that can access exactly the tenant's rows (TE4), and takes effect as a whole or not
 * at all (FA1). Deadlocks and serialization failures are tried three times (FA9). Within a creating request it also
 * writes the claim of that request (RV5).
 *
 * @throws the error of `work` after rolling back; the driver's error when the connection is lost (FA4)
 */
export async function inTenant<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      let committed = () => {};
      const result = await transact(
        async (tx) => {
          await enter(tx, tenant);
          const worked = await work(tx);
          committed = await writeClaim(tx);
          return worked;
        },
        tenant.isReadOnly ? 'read only' : '',
      );
      committed();
      return result;
    } catch (error) {
      if (attempt === attempts || !retried.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/**
 * Reads everything in `work` as of one moment, however long it takes (CS3).
 *
 * @throws the error of `work`
 */
export function inSnapshot<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transact(async (tx) => {
    await enter(tx, tenant);
    return work(tx);
  }, snapshotMode);
}

/**
 * The same for a long read, such as a report or a file: on the replica where it can be (`longRead`).
 *
 * @param hasSent whether a part of the result has left; until then `work` may run again, on the primary
 */
export function inLongSnapshot<T>(
  tenant: Tenant,
  work: (tx: Transaction) => Promise<T>,
  hasSent?: () => boolean,
): Promise<T> {
  return longRead(async (client, life) => {
    const tx = guarded(client, life);
    await enter(tx, tenant);
    return work(tx);
  }, hasSent);
}

const sealed = new WeakSet<Transaction>();

/** Keeps a transaction in its tenant, because several readers share it. */
export function seal(tx: Transaction): Transaction {
  sealed.add(tx);
  return tx;
}

/** Switches a running transaction to another tenant, for instance after a link named it. */
export async function enter(tx: Transaction, tenant: Tenant): Promise<void> {
  await applySettings(tx, settingsOf(tenant));
}

/**
 * Every transaction begins with it: a named statement is parsed once per connection instead of once per transaction.
 */
async function applySettings(tx: Transaction, settings: Record<string, string>): Promise<void> {
  if (sealed.has(tx)) throw new Error('A shared transaction stays in its tenant.');
  const [names, values] = [Object.keys(settings), Object.values(settings)];
  await tx
    .select({ set: sql`set_config(name, value, true)` })
    .from(sql`unnest(${sql.param(names)}::text[], ${sql.param(values)}::text[]) as settings(name, value)`)
    .prepare('enter')
    .execute();
}

/**
 * Switches to another tenant while `work` runs, then back. A failure of `work` ends the transaction, so nothing needs
 * to be restored then.
 */
export async function elsewhere<T>(tx: Transaction, tenant: Tenant, work: () => Promise<T>): Promise<T> {
  const names = Object.keys(settingsOf({}));
  const current = names.map((name) => sql`current_setting(${name}, true) as ${sql.identifier(name)}`);
  const [before = {}] = await tx.execute<Record<string, string | null>>(
    sql`select ${sql.join(current, sql`, `)}`,
  );
  await enter(tx, tenant);
  const result = await work();
  await applySettings(tx, Object.fromEntries(names.map((name) => [name, before[name] ?? ''])));
  return result;
}

/** The settings by which row-level security knows the tenant of a transaction. */
export function settingsOf(tenant: Tenant): Record<string, string> {
  return {
    'app.user': tenant.userId ?? '',
    'app.workspace': tenant.workspaceId ?? '',
    'app.organisation': tenant.organisationId ?? '',
    'app.administered': tenant.administeredId ?? '',
    'app.channel': tenant.channelId ?? '',
    'app.pixel': tenant.pixelId ?? '',
    'app.username': tenant.usernameKey ?? '',
    'app.invitation': tenant.invitationHash ?? '',
    'app.invited_email': tenant.invitedEmail ?? '',
    'app.api_key': tenant.apiKeyHash ?? '',
  };
}

/**
 * Locks the memberships of this workspace against concurrent changes. Every change takes this lock first and then
 * reads the actor's membership again, so that a race cannot remove the last owner (R2, RO4).
 */
export async function lockMemberships(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0))`);
}

/** Announces a change to every process when the transaction commits. */
export async function announce(tx: Transaction, event: Announcement): Promise<void> {
  await tx.execute(sql`select pg_notify('latchkey', ${JSON.stringify(event)})`);
}

/** A message between processes. It carries only ids: each receiver reads the rows within its tenant. */
export type Announcement =
  | { topic: 'presence' | 'members' | 'work' | 'settings' | 'sendings'; workspaceId: string }
  /** A flag of a workspace changed, and with it the permissions of its members. */
  | { topic: 'flags'; workspaceId: string }
  /** The access of a person changed: their open streams must end or be authorised again (RV7). */
  | { topic: 'access'; workspaceId: string; userId: string }
  /** A visitor's chat has a new message. */
  | { topic: 'chat'; workspaceId: string; conversationId: string }
  /** A person has a new notification. */
  | { topic: 'notifications'; workspaceId: string; userId: string }
  | { topic: 'sessions'; userId: string }
  /** A job of this kind is in the outbox. */
  | { topic: 'jobs'; kind: JobKind };
