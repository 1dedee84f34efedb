import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { enter, type Transaction } from '@/db/tenant';
import { foldEmail, isSameEmail } from '@/lib/platform/mail/fold-email';
import type { Spender } from '@/lib/work/credit/credit-ledger';
import { emailToSms } from './email-to-sms';
import { RefusedMail } from './refused-mail';
import type { Shape } from './text-of-mail';

/** A registration that takes mail of a sender, and its account, which pays. */
export interface Registration {
  id: string;
  workspaceId: string;
  spender: Spender;
  /** The name that its text messages are sent under. */
  sender: string;
  shape: Shape;
}

/** A refusal that the log of the registration names. */
export class RefusedByRegistration extends RefusedMail {
  constructor(
    reason: RefusedMail['reason'],
    readonly registration: { workspaceId: string; recordId: string },
  ) {
    super(reason);
  }
}

/**
 * Finds the registration that an address names, and enters its account. It belongs to the account: it goes on after
 * the member who made it has left (S0.7).
 *
 * @param tx a transaction that may read the called record
 * @param from the sender of the envelope
 * @throws RefusedMail
 */
export async function findRegistration(tx: Transaction, id: string, from: string): Promise<Registration> {
  const [record] = await tx
    .select()
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.id, id),
        eq(collectionRecords.collection, emailToSms.id),
        isNull(collectionRecords.deletedAt),
      ),
    );
  if (!record) throw new RefusedMail('unknown-address');
  const { workspaceId, name, fields } = record;
  await enter(tx, { workspaceId });
  const [workspace] = await tx
    .select({
      id: workspaces.id,
      name: workspaces.name,
      path: workspaces.path,
      organisationId: workspaces.organisationId,
    })
    .from(workspaces)
    .where(and(eq(workspaces.id, workspaceId), isNull(workspaces.closedAt)));
  if (!workspace) throw new RefusedMail('unknown-address');
  const logged = { workspaceId, recordId: id };
  if (!isSameEmail(foldEmail(from), name)) throw new RefusedByRegistration('wrong-sender', logged);
  if (record.state !== 'registered') throw new RefusedByRegistration('paused', logged);
  const tenant = { workspaceId, organisationId: workspace.organisationId };
  await enter(tx, tenant);
  return {
    ...{ id, workspaceId, sender: String(fields.sender) },
    spender: { tenant, workspace, by: { id, name } },
    shape: { subject: fields.subject === 'first' ? 'first' : 'left-out', parts: Number(fields.parts) },
  };
}
