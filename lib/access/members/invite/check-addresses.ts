import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { mailboxOf } from '@/lib/platform/mail/mailbox';
import { notLeft } from '../list/member-filter';

/** Why an address is not invited. A key of the messages `errors`. */
export type AddressProblem =
  | 'required'
  | 'email'
  | 'own-address'
  | 'duplicate-address'
  | 'already-member'
  | 'already-invited';

export interface CheckedAddresses {
  fresh: string[];
  skipped: { email: string; reason: AddressProblem }[];
}

/**
 * Sorts addresses into those to invite and those not to. Reads this workspace only: no answer shows whether an address
 * is known elsewhere (IN12). Case and plus-parts do not make another person.
 */
export async function checkAddresses(
  tx: Transaction,
  ctx: WorkspaceContext,
  emails: readonly string[],
): Promise<CheckedAddresses> {
  const read = emails.map((email) => ({ email, parsed: EmailAddress.safeParse(email) }));
  const valid = read.flatMap(({ parsed }) => (parsed.success ? [foldEmail(parsed.data)] : []));
  const taken = await takenMailboxes(tx, ctx, valid.map(mailboxOf));
  const own = new Set([mailboxOf(ctx.person.email), mailboxOf(ctx.member.email)]);

  const result: CheckedAddresses = { fresh: [], skipped: [] };
  const seen = new Set<string>();
  for (const { email, parsed } of read) {
    const skip = (reason: AddressProblem) => result.skipped.push({ email: email.slice(0, 254), reason });
    if (!parsed.success) {
      skip(parsed.error.issues[0]?.message === 'required' ? 'required' : 'email');
      continue;
    }
    const address = foldEmail(parsed.data);
    const mailbox = mailboxOf(address);
    const known = taken.get(mailbox);
    if (own.has(mailbox)) skip('own-address');
    else if (seen.has(mailbox)) skip('duplicate-address');
    else if (known) skip(known);
    else result.fresh.push(address);
    seen.add(mailbox);
  }
  return result;
}

async function takenMailboxes(tx: Transaction, ctx: WorkspaceContext, mailboxes: string[]) {
  if (mailboxes.length === 0) return new Map<string, AddressProblem>();
  const rows = await tx
    .select({ mailbox: members.mailbox, status: memberNow.status })
    .from(members)
    .where(and(eq(members.workspaceId, ctx.workspace.id), notLeft, inArray(members.mailbox, mailboxes)));
  return new Map<string, AddressProblem>(
    rows.map(({ mailbox, status }) => [mailbox, status === 'invited' ? 'already-invited' : 'already-member']),
  );
}
