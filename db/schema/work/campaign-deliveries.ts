import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, moment } from '../platform/columns';
import { collectionRecords } from './collection-records';
import { contacts } from './contacts';

/** `waiting` for its portion, `queued` in the outbox, then for good `sent`, `failed`, or `skipped`: they unsubscribed. */
export type CampaignDeliveryState = 'waiting' | 'queued' | 'sent' | 'failed' | 'skipped';

/** What a campaign is to bring to one contact, and what became of it. */
export const campaignDeliveries = pgTable(
  'campaign_deliveries',
  {
    workspaceId: uuid().notNull(),
    id: id(),
    campaignId: uuid().notNull(),
    contactId: uuid().notNull(),
    state: text().$type<CampaignDeliveryState>().notNull().default('waiting'),
    settledAt: moment(),
    openedAt: moment(),
    clickedAt: moment(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.id] }),
    uniqueIndex('campaign_deliveries_once').on(table.workspaceId, table.campaignId, table.contactId),
    index('campaign_deliveries_by_state').on(table.workspaceId, table.campaignId, table.state, table.id),
    index('campaign_deliveries_contact').on(table.workspaceId, table.contactId),
    foreignKey({
      columns: [table.workspaceId, table.campaignId],
      foreignColumns: [collectionRecords.workspaceId, collectionRecords.id],
    }).onDelete('cascade'),
    foreignKey({
      columns: [table.workspaceId, table.contactId],
      foreignColumns: [contacts.workspaceId, contacts.id],
    }).onDelete('cascade'),
  ],
);
