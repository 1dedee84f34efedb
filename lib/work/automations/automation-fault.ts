import 'server-only';
import { and, eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { contactLists } from '@/db/schema/work/contact-lists';
import { elsewhere, type Transaction } from '@/db/tenant';
import { balanceIn, payerOf } from '@/lib/work/credit/credit-ledger';
import { emailFault } from '@/lib/work/emails/email-fault';
import type { FindFault } from '@/lib/work/records/record-faults';
import { smsParts } from '@/lib/work/sending/parts';
import { hasSmsChannel, isPrepaid } from '@/lib/work/sending/send-message';

/** Why an automation that is on sends nothing (S0.2, S4.4). It needs no author: it belongs to the account (S0.7). */
export const automationFault: FindFault = async (tx, { workspaceId, fields }) => {
  const { event, list, step, sender, text } = fields;
  if (event === 'list-joined' && !(await hasList(tx, workspaceId, String(list)))) return 'no-list';
  if (step === 'email') return emailFault(tx, workspaceId, sender);
  if (!(await hasSmsChannel(tx, { workspace: { id: workspaceId } }))) return 'no-channel';
  return (await canPay(tx, workspaceId, smsParts(String(text)))) ? null : 'no-credit';
};

async function hasList(tx: Transaction, workspaceId: string, listId: string): Promise<boolean> {
  const ofId = and(eq(contactLists.workspaceId, workspaceId), eq(contactLists.id, listId));
  return (await tx.$count(contactLists, ofId)) > 0;
}

async function canPay(tx: Transaction, workspaceId: string, credits: number): Promise<boolean> {
  const [workspace] = await tx.select().from(workspaces).where(eq(workspaces.id, workspaceId));
  if (!workspace || !(await isPrepaid(tx, { workspace }))) return true;
  const payer = payerOf(workspace);
  return (await elsewhere(tx, { workspaceId: payer }, () => balanceIn(tx, payer))) >= credits;
}
