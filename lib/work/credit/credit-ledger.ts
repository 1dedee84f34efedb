import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import {
  type CreditAccountKind,
  type CreditReason,
  creditAccounts,
  creditEntries,
  creditTransfers,
} from '@/db/schema/work/credit';
import { enter, type Tenant, type Transaction, violatedConstraint } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';

export interface Movement {
  reason: CreditReason;
  credits: number;
  reference?: string;
  /** An idempotency key: a second movement with the same key changes nothing. */
  requestId: string;
}

/** The account of the ledger that each movement debits, and the one that it credits. */
const accountsOf: Record<CreditReason, [from: CreditAccountKind, to: CreditAccountKind]> = {
  'top-up': ['top-ups', 'prepaid'],
  message: ['prepaid', 'messages'],
};

/** The author of a movement, and the account of the tree that it happens in. */
export interface Spender {
  tenant: Tenant;
  workspace: { id: string; name: string; path: string[] };
  /** A person, or an automation that spends on behalf of the account. */
  by: { id: string; name: string };
}

export const spenderFor = (actor: WorkspaceContext): Spender => ({
  tenant: tenantOf(actor),
  workspace: actor.workspace,
  by: { id: actor.person.userId, name: actor.member.name },
});

/** The account of the tree that pays: the root, because only its admins top up (S0.2, S0.10). */
export const payerOf = ({ id, path }: Spender['workspace']): string => path[0] ?? id;

/**
 * Moves credit in the ledger of a tree: one transfer of two entries whose sum is zero. The database keeps the
 * balance, refuses a negative one, and serialises concurrent movements.
 * @returns true when credit moved; false for a repeated request
 * @throws Invalid when the credit does not suffice
 */
export async function moveCredit(tx: Transaction, spender: Spender, movement: Movement): Promise<boolean> {
  const { tenant } = spender;
  const payer = payerOf(spender.workspace);
  await enter(tx, { ...tenant, workspaceId: payer });
  const isMoved = await bookOnce(tx, spender, payer, movement);
  // Check the deferred constraints now, while the ledger's tenant is still entered.
  await tx.execute(sql`set constraints all immediate`);
  await tx.execute(sql`set constraints all deferred`);
  await enter(tx, tenant);
  return isMoved;
}

async function bookOnce(
  tx: Transaction,
  { by, workspace }: Spender,
  workspaceId: string,
  movement: Movement,
) {
  const { reason, credits, reference = '', requestId } = movement;
  const [transfer] = await tx
    .insert(creditTransfers)
    .values({
      workspaceId,
      reason,
      byUserId: by.id,
      byName: by.name,
      accountId: workspace.id,
      accountName: workspace.name,
      reference,
      requestId,
    })
    .onConflictDoNothing()
    .returning({ id: creditTransfers.id });
  if (!transfer) return false;
  const [from, to] = accountsOf[reason];
  const accounts = await openAccounts(tx, workspaceId, [from, to]);
  const entry = (kind: CreditAccountKind, amount: number) => ({
    workspaceId,
    transferId: transfer.id,
    accountId: accounts.get(kind) ?? '',
    amount,
  });
  const entries = [entry(from, -credits), entry(to, credits)];
  // Lock the prepaid account first, always, so that two movements cannot deadlock.
  if (to === 'prepaid') entries.reverse();
  await withinCredit(() => tx.insert(creditEntries).values(entries));
  return true;
}

async function openAccounts(tx: Transaction, workspaceId: string, kinds: CreditAccountKind[]) {
  await tx
    .insert(creditAccounts)
    .values(kinds.map((kind) => ({ workspaceId, kind })))
    .onConflictDoNothing();
  const rows = await tx
    .select({ id: creditAccounts.id, kind: creditAccounts.kind })
    .from(creditAccounts)
    .where(and(eq(creditAccounts.workspaceId, workspaceId), inArray(creditAccounts.kind, kinds)));
  return new Map(rows.map(({ id, kind }) => [kind, id]));
}

async function withinCredit(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (violatedConstraint(error) !== 'credit_accounts_never_overdrawn') throw error;
    throw new Invalid({ '': 'no-credit' });
  }
}

/** The balance of the workspace's prepaid account. */
export async function balanceIn(tx: Transaction, workspaceId: string): Promise<number> {
  const [row] = await tx
    .select({ balance: creditAccounts.balance })
    .from(creditAccounts)
    .where(and(eq(creditAccounts.workspaceId, workspaceId), eq(creditAccounts.kind, 'prepaid')));
  return row?.balance ?? 0;
}
