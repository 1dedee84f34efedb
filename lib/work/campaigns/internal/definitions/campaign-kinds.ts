import type { Collection } from '@/lib/work/collections/definition';
import { emailCampaigns } from './email-campaigns';
import { smsCampaigns } from './sms-campaigns';

/** The collections whose records are sent to a list of contacts. */
export const campaignKinds: readonly Collection[] = [emailCampaigns, smsCampaigns];

/** The definition of a campaign; undefined for other records. */
export function campaignKind(collection: string): Collection | undefined {
  return campaignKinds.find(({ id }) => id === collection);
}
