import 'server-only';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { balanceIn, moveCredit, spenderFor } from './credit-ledger';

export interface TopUp {
  credits: number;
  /** The reference of the payment: an order or an invoice. */
  reference: string;
  requestId: string;
}

/** Limit of one top-up. */
const mostCredits = 1_000_000;

/**
 * Adds prepaid credit to an account that pays in advance (S0.2).
 *
 * @returns the new balance
 * @throws Denied, also where the account is not prepaid · Invalid on `credits`
 */
export async function topUp(ctx: WorkspaceContext, input: TopUp): Promise<number> {
  const { credits, reference, requestId } = input;
  if (!Number.isInteger(credits) || credits < 1 || credits > mostCredits) {
    throw new Invalid({ credits: 'bad-number' });
  }
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'prepaid-credit.top-up', { kind: 'workspace' });
    const isMoved = await moveCredit(tx, spenderFor(actor), {
      reason: 'top-up',
      credits,
      reference,
      requestId,
    });
    const balance = await balanceIn(tx, actor.workspace.id);
    if (!isMoved) return balance;
    await recordAudit(tx, actor.person, {
      event: 'credit.topped-up',
      organisationId: actor.organisation.id,
      workspaceId: actor.workspace.id,
      after: { credits, reference, balance },
    });
    await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
    return balance;
  });
}
