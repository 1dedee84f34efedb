import 'server-only';
import { and, eq, isNotNull } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import { inTenant, type Transaction } from '@/db/tenant';
import { normalPhone } from '@/lib/platform/phone';
import { findRegistration, RefusedByRegistration } from './find-registration';
import { RefusedMail } from './refused-mail';
import { readMailboxName } from './sms-address';

/** A recipient of a mail: a phone number, by a registration. */
export interface Recipient {
  registrationId: string;
  phone: string;
}

/** The addresses of one mail, at most. */
const most = 50;

/**
 * Checks a recipient of a mail before its content is received.
 *
 * @param earlier the accepted recipients of the mail: all belong to one registration, so that a mail is sent whole
 * @throws RefusedMail
 */
export async function acceptRecipient(
  from: string,
  address: string,
  earlier: readonly Recipient[],
): Promise<Recipient> {
  const named = readMailboxName(address.slice(0, address.lastIndexOf('@')));
  if (!named) throw new RefusedMail('unknown-address');
  const { registrationId, number } = named;
  if (earlier.length >= most) throw new RefusedMail('too-many');
  if (earlier.some((each) => each.registrationId !== registrationId))
    throw new RefusedMail('other-registration');
  return inTenant({ channelId: registrationId }, async (tx) => {
    const { workspaceId } = await findRegistration(tx, registrationId, from);
    const logged = { workspaceId, recordId: registrationId };
    const phone = normalPhone(number);
    if (!phone) throw new RefusedByRegistration('bad-number', logged);
    if (await isUnsubscribed(tx, workspaceId, phone)) throw new RefusedByRegistration('unsubscribed', logged);
    return { registrationId, phone };
  });
}

/** Whether a contact with this phone has unsubscribed from the account. */
export async function isUnsubscribed(tx: Transaction, workspaceId: string, phone: string): Promise<boolean> {
  const found = await tx.$count(
    contacts,
    and(
      eq(contacts.workspaceId, workspaceId),
      eq(contacts.phoneKey, phone.replace(/[^0-9+]/g, '')),
      isNotNull(contacts.unsubscribedAt),
    ),
  );
  return found > 0;
}
