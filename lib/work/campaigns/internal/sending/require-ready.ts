import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { requireVerifiedSender } from './verified-sender';

/**
 * Refuses a campaign that cannot be sent now: mail is not configured, or the domain of its sender is not verified
 * (S2.20).
 * @throws Invalid as a whole
 */
export async function requireReady(tx: Transaction, campaign: RecordRow): Promise<void> {
  if (campaign.collection === 'email-campaigns' && !isMailConfigured()) throw new Invalid({ '': 'no-mail' });
  await requireVerifiedSender(tx, campaign);
}
