import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { id, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { contacts } from './contacts';

/**
 * `waiting` for its portion, then `queued` in the outbox, then finally `sent`, `failed`, or `skipped` because the
 * contact unsubscribed.
 */
export type CampaignDeliveryState = 'waiting' | 'queued' | 'sent' | 'failed' | 'skipped';

/** The delivery of a campaign to one contact, and its result. */
export const campaignDeliveries = tenantTable(
  'campaign_deliveries',
  {
    id: id(),
    campaignId: uuid().notNull(),
    contactId: uuid().notNull(),
    state: text().$type<CampaignDeliveryState>().notNull().default('waiting'),
    settledAt: moment(),
    openedAt: moment(),
    clickedAt: moment(),
  },
  {
    within: { campaignId: collectionRecords, contactId: contacts },
    more: (table) => [
      uniqueIndex('campaign_deliveries_once').on(table.workspaceId, table.campaignId, table.contactId),
      index('campaign_deliveries_by_state').on(table.workspaceId, table.campaignId, table.state, table.id),
      index('campaign_deliveries_contact').on(table.workspaceId, table.contactId),
    ],
  },
);
