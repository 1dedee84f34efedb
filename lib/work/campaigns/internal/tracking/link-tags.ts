import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { settingsValues } from '@/lib/work/records/settings-values';
import { analytics } from '../definitions/analytics';

/** The link of a campaign with the tags for Google Analytics (S2.20). */
export async function withTags(tx: Transaction, campaign: RecordRow, address: string): Promise<string> {
  const { isOn, source } = await settingsValues(tx, campaign.workspaceId, analytics);
  if (!isOn) return address;
  const url = new URL(address);
  url.searchParams.set('utm_source', typeof source === 'string' && source !== '' ? source : 'latchkey');
  url.searchParams.set('utm_medium', campaign.collection === 'sms-campaigns' ? 'sms' : 'email');
  url.searchParams.set('utm_campaign', campaign.name);
  return url.href;
}
