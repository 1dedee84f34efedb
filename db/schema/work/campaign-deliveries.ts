import { index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { tenantTable } from '../access/tenant-table';
import { id, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { contacts } from './contacts';

/** `waiting` for its portion, `queued` in the outbox, then for good `sent`, `failed`, or `skipped`: they unsubscribed. */
export type CampaignDeliveryState = 'waiting' | 'queued' | 'sent' | 'failed' | 'skipped';

/** What a campaign is to bring to one contact, and what became of it. */
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
