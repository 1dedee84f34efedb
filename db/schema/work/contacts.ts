import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgPolicy, text, uuid } from 'drizzle-orm/pg-core';
import { seats } from '../access/seats';
import { teams } from '../access/teams';
import { tenantTable } from '../access/tenant-table';
import { createdAt, id, moment, sortedText } from '../platform/columns';

/** The stage of a contact in its relation to the organisation. */
export type Lifecycle = 'lead' | 'prospect' | 'customer' | 'former';

/** The value of a custom field of a contact; a date as `2026-02-28`. */
export type CustomValue = string | number | boolean;
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** A person who writes to the workspace. Assigned to a seat, to a team, to both or to neither. */
export const contacts = tenantTable(
  'contacts',
  {
    id: id(),
    /** Empty for a contact without a name. Never an address, because names are shown where addresses are masked. */
    name: sortedText().notNull().default(''),
    /**
     * The folded columns that searches compare: only the name for viewers with masked fields, all fields for others.
     */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`fold_text(name)`),
    searchKey: text()
      .notNull()
      .generatedAlwaysAs(
        sql`fold_text(name || ' ' || coalesce(email, '')) || ' ' || coalesce(regexp_replace(phone, '[^0-9+]', '', 'g'), '')`,
      ),
    email: text(),
    phone: text(),
    /** Recognises the same person, whatever the spelling of the address. */
    emailKey: text().generatedAlwaysAs(sql`lower(btrim(email))`),
    phoneKey: text().generatedAlwaysAs(sql`regexp_replace(phone, '[^0-9+]', '', 'g')`),
    lifecycle: text().$type<Lifecycle>(),
    /** Values of custom fields, by the id of the field's definition. Empty values are absent. */
    fields: jsonb().$type<CustomValues>().notNull().default({}),
    seatId: uuid(),
    teamId: uuid(),
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: moment(),
    /** When they unsubscribed. */
    unsubscribedAt: moment(),
  },
  {
    references: { seatId: seats, teamId: teams },
    more: (table) => [
      pgPolicy('search', { for: 'select', to: 'latchkey_search', using: sql`true` }),
      index('contacts_unsubscribed')
        .on(table.workspaceId, table.unsubscribedAt, table.id)
        .where(sql`unsubscribed_at is not null`),
      // By the plain name: its collation already sorts A beside a, and under row-level security an index can only
      // serve leakproof functions, which lower() is not. Its migration includes the searched keys, so that a search
      // reads only the index.
      index('contacts_by_name').on(table.workspaceId, table.name, table.id),
      // The tenant is part of the index, so that matching rows of other tenants cost nothing. See find_contacts().
      index('contacts_search').using(
        'gin',
        table.workspaceId,
        sql`${table.nameKey} gin_trgm_ops`,
        sql`${table.searchKey} gin_trgm_ops`,
      ),
      index('contacts_seat_by_name').on(table.workspaceId, table.seatId, table.name, table.id),
      index('contacts_team_by_name').on(table.workspaceId, table.teamId, table.name, table.id),
      index('contacts_lifecycle_by_name')
        .on(table.workspaceId, table.lifecycle, table.name, table.id)
        .where(sql`lifecycle is not null`),
      index('contacts_by_fields')
        .using('gin', table.workspaceId, sql`${table.fields} jsonb_path_ops`)
        .where(sql`fields <> '{}'`),
      index('contacts_by_email').on(table.workspaceId, table.emailKey).where(sql`email_key is not null`),
      index('contacts_by_phone').on(table.workspaceId, table.phoneKey).where(sql`phone_key is not null`),
    ],
  },
);

export const channels = ['email', 'sms', 'whatsapp', 'web-chat'] as const;
export type Channel = (typeof channels)[number];

export const conversations = tenantTable(
  'conversations',
  {
    id: id(),
    contactId: uuid().notNull(),
    channel: text().$type<Channel>().notNull(),
    status: text().$type<'open' | 'closed'>().notNull(),
    seatId: uuid(),
    teamId: uuid(),
    /**
     * The whole text of the latest message: a list truncates it after masking, because truncation could hide an
     * address from the mask (MA10).
     */
    preview: text().notNull(),
    lastMessageAt: moment().notNull(),
    /** Begun by a message to many and not answered yet: no member has to act on it. */
    isOutreach: boolean().notNull().default(false),
    createdAt: createdAt(),
  },
  {
    cascades: { contactId: contacts },
    references: { seatId: seats, teamId: teams },
    more: (table) => [
      index('conversations_recent').on(table.workspaceId, table.status, table.lastMessageAt, table.id),
      index('conversations_opened').on(table.workspaceId, table.createdAt),
      index('conversations_seat').on(
        table.workspaceId,
        table.seatId,
        table.status,
        table.lastMessageAt,
        table.id,
      ),
      index('conversations_team').on(
        table.workspaceId,
        table.teamId,
        table.status,
        table.lastMessageAt,
        table.id,
      ),
      index('conversations_contact').on(table.workspaceId, table.contactId),
    ],
  },
);
