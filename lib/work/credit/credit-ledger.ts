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
  /** Made once where it was asked for; the same one again moves nothing. */
  requestId: string;
}

/** From which account of the ledger to which. */
const ways: Record<CreditReason, [from: CreditAccountKind, to: CreditAccountKind]> = {
  'top-up': ['top-ups', 'prepaid'],
  message: ['prepaid', 'messages'],
};

/** Who moves credit, in which account of the tree. */
export interface Spender {
  tenant: Tenant;
  workspace: { id: string; name: string; path: string[] };
  /** A person, or the automation by which the account itself spends. */
  by: { id: string; name: string };
}

export const spenderFor = (actor: WorkspaceContext): Spender => ({
  tenant: tenantOf(actor),
  workspace: actor.workspace,
  by: { id: actor.person.userId, name: actor.member.name },
});

/** The account of the tree whose credit is spent: the root, since only its admins top up (S0.2, S0.10). */
export const payerOf = ({ id, path }: Spender['workspace']): string => path[0] ?? id;

/**
 * Moves credit in the ledger of a tree: one transfer of two entries that come to zero.
 * The database keeps the balance, refuses to overdraw it, and holds whoever spends at the same moment in a row.
 *
 * @returns whether it moved; false for a request that did so before
 * @throws Invalid when the credit does not suffice
 */
export async function moveCredit(tx: Transaction, spender: Spender, movement: Movement): Promise<boolean> {
  const { tenant } = spender;
  const payer = payerOf(spender.workspace);
  await enter(tx, { ...tenant, workspaceId: payer });
  const isMoved = await bookOnce(tx, spender, payer, movement);
  // What is deferred must be asked while the ledger is still in sight.
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
      accountName: workspace.name,
      reference,
      requestId,
    })
    .onConflictDoNothing()
    .returning({ id: creditTransfers.id });
  if (!transfer) return false;
  const [from, to] = ways[reason];
  const accounts = await openAccounts(tx, workspaceId, [from, to]);
  const entry = (kind: CreditAccountKind, amount: number) => ({
    workspaceId,
    transferId: transfer.id,
    accountId: accounts.get(kind) ?? '',
    amount,
  });
  const entries = [entry(from, -credits), entry(to, credits)];
  // Always the prepaid one first, so that two who meet wait for each other instead of both holding one.
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

/** What can be spent in the ledger of the workspace at hand. */
export async function balanceIn(tx: Transaction, workspaceId: string): Promise<number> {
  const [row] = await tx
    .select({ balance: creditAccounts.balance })
    .from(creditAccounts)
    .where(and(eq(creditAccounts.workspaceId, workspaceId), eq(creditAccounts.kind, 'prepaid')));
  return row?.balance ?? 0;
}
