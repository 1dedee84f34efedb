import 'server-only';
import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { inertText } from '@/db/inert-text';
import { collectionRecords } from '@/db/schema/collection-records';
import { contactListMembers, contactLists } from '@/db/schema/contact-lists';
import { contacts, conversations } from '@/db/schema/contacts';
import { files } from '@/db/schema/files';
import { members } from '@/db/schema/members';
import { messages } from '@/db/schema/messages';
import { teamMembers, teams } from '@/db/schema/teams';
import { visibleRows } from '@/db/visibility';
import { askedFields } from '@/lib/collections/definition';
import { collections } from '@/lib/collections/registry';
import type { CustomField } from '@/lib/contacts/custom-field';
import type { Permission } from '@/lib/policy/catalogue';
import { unmaskedFields } from '@/lib/policy/mask';
import { mightEver } from '@/lib/policy/might-ever';
import { maskedFields } from '@/lib/policy/models/catalogue';
import type { WorkspaceContext } from '../access/context';
import { hiddenValue, isTelling } from '../contacts/export-file';
import { writtenName } from '../contacts/masked-name';
import { listStanding } from '../lists/permissions';
import { contactReach, conversationReach } from '../work/reach';
import { assignedTo, instant } from './columns';

/** One file of the whole: its columns, fixed here (CS4), and where their rows come from. */
export interface DataTable {
  name: string;
  columns: Record<string, SQLWrapper>;
  from: SQL;
}

/** The tables of a workspace with the rows that a person sees, masked as they see them (R6, MA4). */
export function tablesFor(ctx: WorkspaceContext, own: readonly CustomField[]): DataTable[] {
  const may = (permission: Permission) => mightEver(ctx.access, permission);
  const hasLists = listStanding(ctx.access, 'view').decision.allowed;
  return [
    contactTable(ctx, own),
    ...(hasLists ? listTables(ctx) : []),
    ...workTables(ctx),
    ...(may('users.view') ? [memberTable(ctx)] : []),
    ...(may('teams.view') ? teamTables(ctx) : []),
    ...(may('files.view') ? [fileTable(ctx)] : []),
    ...collections.filter(({ needs }) => may(needs.view)).map((collection) => recordTable(ctx, collection)),
  ];
}

const here = (ctx: WorkspaceContext, table: { workspaceId: SQLWrapper }) =>
  sql`${table.workspaceId} = ${ctx.workspace.id}::uuid`;
const seenContacts = (ctx: WorkspaceContext) =>
  and(here(ctx, contacts), visibleRows(contactReach(ctx.access), contacts));
const seenConversations = (ctx: WorkspaceContext) =>
  and(here(ctx, conversations), visibleRows(conversationReach(ctx.access), conversations));

function contactTable(ctx: WorkspaceContext, own: readonly CustomField[]): DataTable {
  const open = unmaskedFields(ctx.access);
  const field = (name: 'phone' | 'email') =>
    open.includes(name) ? inertText(contacts[name]) : hiddenValue(contacts[name]);
  return {
    name: 'contacts',
    columns: {
      id: contacts.id,
      name: inertText(writtenName(ctx.access)),
      phone: field('phone'),
      email: field('email'),
      lifecycle: contacts.lifecycle,
      ...assignedTo(contacts),
      created: instant(contacts.createdAt),
      unsubscribed: instant(contacts.unsubscribedAt),
      ...Object.fromEntries(
        own.map((each) => {
          const value = sql`(${contacts.fields}->>${each.id})`;
          return [each.name, isTelling(ctx.access, each) ? hiddenValue(value) : inertText(value)];
        }),
      ),
    },
    from: sql`${contacts} where ${seenContacts(ctx)} order by ${contacts.id}`,
  };
}

function listTables(ctx: WorkspaceContext): DataTable[] {
  const onList = and(
    eq(contacts.workspaceId, contactListMembers.workspaceId),
    eq(contacts.id, contactListMembers.contactId),
  );
  const isSeen = sql`exists (select 1 from ${contactListMembers} join ${contacts} on ${onList}
    where ${contactListMembers.workspaceId} = ${contactLists.workspaceId}
      and ${contactListMembers.listId} = ${contactLists.id} and ${seenContacts(ctx)})`;
  const hasAll = contactReach(ctx.access).kind === 'all';
  return [
    {
      name: 'contact-lists',
      columns: {
        id: contactLists.id,
        name: inertText(contactLists.name),
        created: instant(contactLists.createdAt),
      },
      from: sql`${contactLists} where ${and(here(ctx, contactLists), hasAll ? undefined : isSeen)}`,
    },
    {
      name: 'contact-list-members',
      columns: { list_id: contactListMembers.listId, contact_id: contactListMembers.contactId },
      from: sql`${contactListMembers} join ${contacts} on ${onList} where ${seenContacts(ctx)}`,
    },
  ];
}

/** Customers write their numbers and addresses into texts: who sees those masked gets no texts (MA4). */
function workTables(ctx: WorkspaceContext): DataTable[] {
  const seesTexts = unmaskedFields(ctx.access).length === maskedFields.length;
  return [
    {
      name: 'conversations',
      columns: {
        id: conversations.id,
        contact_id: conversations.contactId,
        channel: conversations.channel,
        status: conversations.status,
        ...assignedTo(conversations),
        opened: instant(conversations.createdAt),
        last_message: instant(conversations.lastMessageAt),
      },
      from: sql`${conversations} where ${seenConversations(ctx)} order by ${conversations.id}`,
    },
    {
      name: 'messages',
      columns: {
        id: messages.id,
        conversation_id: messages.conversationId,
        at: instant(messages.at),
        kind: messages.kind,
        event: messages.event,
        author_id: messages.authorId,
        delivery: messages.delivery,
        text: seesTexts ? inertText(messages.body) : hiddenValue(messages.body),
      },
      from: sql`${messages} join ${conversations} on ${and(
        eq(conversations.workspaceId, messages.workspaceId),
        eq(conversations.id, messages.conversationId),
      )} where ${seenConversations(ctx)} order by ${messages.conversationId}, ${messages.at}`,
    },
  ];
}

function memberTable(ctx: WorkspaceContext): DataTable {
  return {
    name: 'members',
    columns: {
      id: members.id,
      name: inertText(members.name),
      email: inertText(members.email),
      level: members.role,
      restrictions: sql`array_to_string(${members.restrictions}, ' ')`,
      rights: sql`array_to_string(${members.grants}, ' ')`,
      status: members.status,
      joined: instant(members.joinedAt),
      left: instant(members.leftAt),
    },
    from: sql`${members} where ${here(ctx, members)} order by ${members.id}`,
  };
}

function teamTables(ctx: WorkspaceContext): DataTable[] {
  return [
    {
      name: 'teams',
      columns: {
        id: teams.id,
        name: inertText(teams.name),
        created: instant(teams.createdAt),
        archived: instant(teams.archivedAt),
      },
      from: sql`${teams} where ${here(ctx, teams)}`,
    },
    {
      name: 'team-members',
      columns: { team_id: teamMembers.teamId, member_id: teamMembers.memberId },
      from: sql`${teamMembers} where ${here(ctx, teamMembers)}`,
    },
  ];
}

/** What they are; the files themselves are saved one by one. */
function fileTable(ctx: WorkspaceContext): DataTable {
  return {
    name: 'files',
    columns: {
      id: files.id,
      name: inertText(files.name),
      type: files.contentType,
      bytes: files.size,
      added: instant(files.createdAt),
    },
    from: sql`${files} where ${here(ctx, files)} and ${files.completedAt} is not null`,
  };
}

/** Without their secrets, which are kept apart (IN10). */
function recordTable(ctx: WorkspaceContext, collection: (typeof collections)[number]): DataTable {
  const records = collectionRecords;
  return {
    name: collection.id,
    columns: {
      id: records.id,
      name: inertText(records.name),
      state: records.state,
      ...Object.fromEntries(
        askedFields(collection).map(([name]) => [name, inertText(sql`(${records.fields}->>${name})`)]),
      ),
      created: instant(records.createdAt),
      updated: instant(records.updatedAt),
    },
    from: sql`${records} where ${here(ctx, records)} and ${records.collection} = ${collection.id}
      and ${records.deletedAt} is null order by ${records.nameKey}`,
  };
}
