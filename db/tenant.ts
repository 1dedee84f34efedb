import { sql } from 'drizzle-orm';
import { writeClaim } from './claim';
import type { JobKind } from './schema/platform/outbox';
import { type Transaction, transact } from './transaction';

export type { Transaction } from './transaction';

/** Whose rows a transaction may reach. What is left out reaches nothing. */
export interface Tenant {
  userId?: string;
  workspaceId?: string;
  organisationId?: string;
  /** Reach the members of all workspaces of this organisation; only after its role was checked. */
  administeredId?: string;
  /** A channel that was called from outside, whose record says to which workspace it belongs. */
  channelId?: string;
  /** A pixel that a site shows, whose row says to which workspace it belongs. */
  pixelId?: string;
  /** The username, folded, with which somebody signs in. */
  usernameKey?: string;
  /** Hash of the token of an invitation whose link is being used. */
  invitationHash?: string;
  /** Hash of the API key that a program presented. */
  apiKeyHash?: string;
}

const retried = new Set(['40001', '40P01']);
const attempts = 3;

/** All statements read as of one moment, and none writes. */
export const snapshotMode = 'isolation level repeatable read read only';

/** SQLSTATE of a driver error, however deep Drizzle wrapped it. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && /^[0-9A-Z]{5}$/.test(cause.code))
      return cause.code;
  }
  return undefined;
}

/** Name of the constraint that a write violated, if that is what went wrong. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('constraint_name' in cause && typeof cause.constraint_name === 'string') return cause.constraint_name;
  }
  return undefined;
}

/**
 * Runs `work` in one transaction that reaches exactly the tenant's rows (TE4), and takes effect as a whole or not at
 * all (FA1). Deadlocks and serialization failures are tried three times (FA9).
 * Within a creating request it takes the claim of that request along (RV5).
 *
 * @throws whatever `work` throws, after rolling back; the driver's error when the connection is lost (FA4)
 */
export async function inTenant<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      let committed = () => {};
      const result = await transact(async (tx) => {
        await enter(tx, tenant);
        const worked = await work(tx);
        committed = await writeClaim(tx);
        return worked;
      });
      committed();
      return result;
    } catch (error) {
      if (attempt === attempts || !retried.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/**
 * Reads everything that `work` reads as of one moment, however long it takes (CS3).
 *
 * @throws whatever `work` throws
 */
export function inSnapshot<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transact(async (tx) => {
    await enter(tx, tenant);
    return work(tx);
  }, snapshotMode);
}

/** Narrows or moves a running transaction to another tenant, for instance once a link named it. */
export async function enter(tx: Transaction, tenant: Tenant): Promise<void> {
  await applySettings(tx, settingsOf(tenant));
}

/** Every transaction begins with it: a statement with a name is parsed once a connection, not in a round trip each time. */
async function applySettings(tx: Transaction, settings: Record<string, string>): Promise<void> {
  const [names, values] = [Object.keys(settings), Object.values(settings)];
  await tx
    .select({ set: sql`set_config(name, value, true)` })
    .from(sql`unnest(${sql.param(names)}::text[], ${sql.param(values)}::text[]) as settings(name, value)`)
    .prepare('enter')
    .execute();
}

/**
 * Reaches another tenant's rows for as long as `work` runs, then those reached before. A failure of `work` ends the
 * transaction, so nothing has to be put back then.
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

/** The settings of a transaction by which row-level security knows whose rows it may reach. */
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
    'app.api_key': tenant.apiKeyHash ?? '',
  };
}

/**
 * Waits for every other change of this workspace's memberships. All of them take this lock first and
 * then read again whom they act for, so that the last owner cannot be lost in a race (R2, RO4).
 */
export async function lockMemberships(tx: Transaction, workspaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${workspaceId}, 0))`);
}

/** Announces a change to every process, once the transaction commits. */
export async function announce(tx: Transaction, event: Announcement): Promise<void> {
  await tx.execute(sql`select pg_notify('latchkey', ${JSON.stringify(event)})`);
}

/** What processes tell each other. Carries ids only: whoever hears it reads the rows as themselves. */
export type Announcement =
  | { topic: 'presence' | 'members' | 'work' | 'settings' | 'sendings'; workspaceId: string }
  /** What is true of a workspace changed, and with it what its people may do. */
  | { topic: 'flags'; workspaceId: string }
  /** Someone's access changed: their open streams must end or be judged again (RV7). */
  | { topic: 'access'; workspaceId: string; userId: string }
  /** Someone has something new to read. */
  | { topic: 'notifications'; workspaceId: string; userId: string }
  | { topic: 'sessions'; userId: string }
  /** Something of this kind waits in the outbox. */
  | { topic: 'jobs'; kind: JobKind };
