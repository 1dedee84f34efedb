import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { FeatureId } from '@/lib/policy/catalogue';
import { beginSending } from '../campaigns/begin';
import { requireReady } from '../campaigns/ready';
import { requireUsable } from '../forms/require-usable';
import { requirePayment } from '../payment/require-payment';
import type { RecordRow } from './lock';

/**
 * What coming into a state sets going, besides what the definition says, in the same transaction. It throws `Invalid`
 * where that cannot be.
 */
type Effect = (tx: Transaction, record: RecordRow) => Promise<void>;

const campaign: Readonly<Record<string, Effect>> = { scheduled: requireReady, sending: beginSending };

const effects: Partial<Record<FeatureId, Readonly<Record<string, Effect>>>> = {
  'email-campaigns': campaign,
  'sms-campaigns': campaign,
  forms: { published: requireUsable },
  'facebook-ads': { scheduled: requirePayment, running: requirePayment },
};

export function effectOf(collection: FeatureId, state: string): Effect | undefined {
  return effects[collection]?.[state];
}
