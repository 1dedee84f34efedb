import type { Collection } from '@/lib/work/collections/definition';
import { emailCampaigns } from './email-campaigns';
import { smsCampaigns } from './sms-campaigns';

/** The collections whose records go out to a list. */
export const campaignKinds: readonly Collection[] = [emailCampaigns, smsCampaigns];

/** The definition of a campaign; undefined for a record that is none. */
export function campaignKind(collection: string): Collection | undefined {
  return campaignKinds.find(({ id }) => id === collection);
}
