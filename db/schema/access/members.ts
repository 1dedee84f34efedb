import { sql } from 'drizzle-orm';
import { index, integer, pgPolicy, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment, plainEmail, sortedText } from '../platform/columns';
import { organisations } from './organisations';
import { tenantTable } from './tenant-table';
import { users } from './users';

export type MemberStatus = 'invited' | 'active' | 'suspended' | 'left';

export type WorkAtEnd = 'stays' | 'unassigned' | 'successor';

/** A person's membership in one workspace. Members who left keep the row, so that it can be undone and read. */
export const members = tenantTable(
  'members',
  {
    id: id(),
    organisationId: uuid()
      .notNull()
      .references(() => organisations.id),
    /** Null until an invitation is accepted. */
    userId: uuid().references(() => users.id),
    email: text().notNull(),
    /** Lists sort and search by it; follows the person's name in the organisation (S1.34). */
    name: sortedText().notNull(),
    /**
     * Folded for sorting. Stored, because under row-level security only leakproof comparisons of plain columns can
     * use an index, and lower() is not leakproof: a deep page would read all earlier pages.
     */
    nameKey: sortedText().notNull().generatedAlwaysAs(sql`lower(name)`),
    emailKey: text().notNull().generatedAlwaysAs(sql`lower(email)`),
    /** The column that searches compare. */
    searchKey: text().notNull().generatedAlwaysAs(sql`fold_text(name || ' ' || email)`),
    /** The email without its plus-part: two invitations to one mailbox are the same person (IN12). */
    mailbox: text().notNull().generatedAlwaysAs(sql`regexp_replace(lower(email), '[+][^@]*@', '@')`),
    role: text().notNull(),
    restrictions: text().array().notNull().default(sql`'{}'`),
    grants: text().array().notNull().default(sql`'{}'`),
    /** As last written. `member_status()` says the status at a moment: read it with `memberNow`. */
    status: text().$type<MemberStatus>().notNull(),
    /** When a suspension ends by itself; null: until a member reinstates them. */
    suspendedUntil: moment(),
    /** Only those who may revoke the access read it. */
    suspensionReason: text(),
    /** The membership gives access from then on; null: since it was accepted. */
    startsAt: moment(),
    /** The first moment without access; null: no end. */
    endsAt: moment(),
    /** When a temporary change ends: from then on the member has the access of the `later` columns (B5). */
    revertsAt: moment(),
    laterRole: text(),
    laterRestrictions: text().array(),
    laterGrants: text().array(),
    /** What happens to the work at the end: it stays with the seat, becomes unassigned, or goes to `successorId`. */
    workAtEnd: text().$type<WorkAtEnd>().notNull().default('stays'),
    successorId: uuid(),
    /** The member who set the end: told before it comes. */
    endSetById: uuid(),
    /** The end whose passing is recorded in the audit trail, so that it is recorded once. */
    endRecordedFor: moment(),
    /** Grows with every change of access; an edit of an older version is refused (RO7). */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    joinedAt: moment(),
    leftAt: moment(),
    lastSeenAt: moment(),
    /** When they dismissed the first steps of the dashboard. */
    firstStepsDismissedAt: moment(),
    /** The same for sorting: members who were never seen come first. */
    lastSeenKey: moment().notNull().generatedAlwaysAs(sql`coalesce(last_seen_at, 'epoch'::timestamptz)`),
  },
  {
    more: (table) => [
      plainEmail('members_email_plain'),
      uniqueIndex('members_one_place_a_person')
        .on(table.workspaceId, table.userId)
        .where(sql`status <> 'left'`),
      uniqueIndex('members_one_place_an_email')
        .on(table.workspaceId, table.emailKey)
        .where(sql`status <> 'left'`),
      index('members_user').on(table.userId),
      index('members_organisation').on(table.organisationId, table.userId),
      index('members_by_name').on(table.workspaceId, table.nameKey, table.id).where(sql`status <> 'left'`),
      index('members_mailbox').on(table.workspaceId, table.mailbox).where(sql`status <> 'left'`),
      index('members_by_email').on(table.workspaceId, table.emailKey, table.id).where(sql`status <> 'left'`),
      index('members_by_role')
        .on(table.workspaceId, table.role, table.nameKey, table.id)
        .where(sql`status <> 'left'`),
      // The tenant is part of the index, so that matching rows of other tenants cost nothing. See find_members().
      index('members_search').using('gin', table.workspaceId, sql`${table.searchKey} gin_trgm_ops`),
      index('members_by_last_seen')
        .on(table.workspaceId, table.lastSeenKey, table.id)
        .where(sql`status <> 'left'`),
      // Of each role those seen last, for the names of those who can help: see decision_lifters().
      index('members_by_activity')
        .on(table.workspaceId, table.role, table.lastSeenAt.desc().nullsLast(), table.name)
        .where(sql`status in ('active', 'suspended')`),
      index('members_reverts').on(table.workspaceId, table.revertsAt).where(sql`reverts_at is not null`),
      index('members_suspension_ends')
        .on(table.workspaceId, table.suspendedUntil)
        .where(sql`suspended_until is not null`),
      index('members_ends').on(table.workspaceId, table.endsAt).where(sql`ends_at is not null`),
      index('members_invited').on(table.emailKey).where(sql`status = 'invited'`),
      pgPolicy('own_places', { for: 'select', using: sql`user_id = app_id('user')` }),
      // The person whose verified address was invited may read the invited membership, to learn the workspace.
      pgPolicy('invited_address', {
        for: 'select',
        using: sql`status = 'invited' and email_key = nullif(current_setting('app.invited_email', true), '')`,
      }),
      pgPolicy('whole_organisation', {
        using: sql`organisation_id = app_id('administered')`,
        withCheck: sql`organisation_id = app_id('administered')`,
      }),
      pgPolicy('search', { for: 'select', to: 'latchkey_search', using: sql`true` }),
    ],
  },
);

/** A link that activates an invited member. The token is derived, never stored. */
export const invitations = tenantTable(
  'invitations',
  {
    id: id(),
    memberId: uuid().notNull(),
    /** The inviter, whose permissions are checked again on acceptance (RO3, IN5). */
    inviterId: uuid().notNull(),
    /** The membership from which they invited, here or in a workspace above; null: that of `inviterId` (IN15). */
    inviterMembershipId: uuid(),
    nonce: text().notNull(),
    /** Invitations of one person to several accounts have one link (S0.1). */
    tokenHash: text().notNull(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    consumedAt: moment(),
    revokedAt: moment(),
  },
  {
    within: { memberId: members },
    references: { inviterId: members },
    more: (table) => [
      uniqueIndex('invitations_one_open_a_member')
        .on(table.workspaceId, table.memberId)
        .where(sql`consumed_at is null and revoked_at is null`),
      uniqueIndex('invitations_of_link').on(table.tokenHash, table.workspaceId),
      // The holder of a link may read its invitation, to learn the workspace.
      pgPolicy('link', {
        for: 'select',
        using: sql`token_hash = nullif(current_setting('app.invitation', true), '')`,
      }),
    ],
  },
);

/** An open console, kept fresh by its event stream: shows who is online (S1.4). */
export const presence = tenantTable(
  'presence',
  {
    connectionId: uuid().notNull(),
    memberId: uuid().notNull(),
    seenAt: createdAt(),
  },
  {
    key: ['connectionId'],
    within: { memberId: members },
    more: (table) => [
      index('presence_member').on(table.workspaceId, table.memberId),
      // A killed console leaves its presence behind: any process may delete stale rows.
      pgPolicy('stale_seen', { for: 'select', using: sql`seen_at < now() - interval '40 seconds'` }),
      pgPolicy('stale_swept', { for: 'delete', using: sql`seen_at < now() - interval '40 seconds'` }),
    ],
  },
);
