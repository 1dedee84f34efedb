import 'server-only';
import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { inertText } from '@/db/inert-text';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { teamMembers, teams } from '@/db/schema/access/teams';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactListMembers, contactLists } from '@/db/schema/work/contact-lists';
import { channels, contacts, conversations } from '@/db/schema/work/contacts';
import { files } from '@/db/schema/work/files';
import { messages } from '@/db/schema/work/messages';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { accessWords, hasRights } from '@/lib/access/exports/access-words';
import { type Column, type Layout, wordsOf } from '@/lib/access/exports/layout';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { maskedFields } from '@/lib/access/models/catalogue';
import { contactVisibility, conversationVisibility } from '@/lib/access/scope/contact-scope';
import type { Permission } from '@/lib/policy/catalogue';
import { mightEver } from '@/lib/policy/might-ever';
import { askedFields, type Collection } from '@/lib/work/collections/definition';
import type { CustomField } from '@/lib/work/contacts/custom-field';
import { lifecycleWords, maskedValue, mayContainAddress } from '@/lib/work/contacts/export-file';
import { listAvailability } from '@/lib/work/contacts/list-permissions';
import { writtenName } from '@/lib/work/contacts/masked-name';
import { assignedTo } from './internal/export-columns';

/** One file of the export: its columns, which are fixed here (CS4), and the query of its rows. */
export interface DataTable {
  name: string;
  columns: Record<string, SQLWrapper>;
  /** Further columns with texts from another source. */
  more?: readonly (readonly [Column, SQLWrapper])[];
  from: SQL;
}

/** The tables of a workspace with the rows that a person sees, masked as in the console (R6, MA4). */
export function tablesFor(
  ctx: WorkspaceContext,
  collections: readonly Collection[],
  own: readonly CustomField[],
  layout: Layout,
): DataTable[] {
  const may = (permission: Permission) => mightEver(ctx.access, permission);
  const hasLists = listAvailability(ctx.access, 'view').decision.allowed;
  return [
    contactTable(ctx, own, layout),
    ...(hasLists ? listTables(ctx, layout) : []),
    ...workTables(ctx, layout),
    ...(may('users.view') ? [memberTable(ctx, layout)] : []),
    ...(may('teams.view') ? teamTables(ctx, layout) : []),
    ...(may('files.view') ? [fileTable(ctx, layout)] : []),
    ...collections
      .filter(({ needs }) => may(needs.view))
      .map((collection) => recordTable(ctx, collection, layout)),
  ];
}

const channelWords = wordsOf(channels, (code) => `contacts.channels.${code}`);
const conversationWords = wordsOf(['open', 'closed'], (code) => `exportFile.states.${code}`);
const memberWords = wordsOf(
  ['active', 'ended', 'invited', 'left', 'suspended', 'upcoming'],
  (code) => `exportFile.states.${code}`,
);

const here = (ctx: WorkspaceContext, table: { workspaceId: SQLWrapper }) =>
  sql`${table.workspaceId} = ${ctx.workspace.id}::uuid`;
const seenContacts = (ctx: WorkspaceContext) =>
  and(here(ctx, contacts), visibleRows(contactVisibility(ctx.access), contacts));
const seenConversations = (ctx: WorkspaceContext) =>
  and(here(ctx, conversations), visibleRows(conversationVisibility(ctx.access), conversations));

function contactTable(ctx: WorkspaceContext, own: readonly CustomField[], layout: Layout): DataTable {
  const open = unmaskedFields(ctx.access);
  const field = (name: 'phone' | 'email') =>
    open.includes(name) ? inertText(contacts[name]) : maskedValue(contacts[name]);
  return {
    name: 'contacts',
    columns: {
      id: contacts.id,
      name: inertText(writtenName(ctx.access)),
      phone: field('phone'),
      email: field('email'),
      lifecycle: layout.code(contacts.lifecycle, lifecycleWords),
      ...assignedTo(contacts),
      created: layout.moment(contacts.createdAt),
      unsubscribed: layout.moment(contacts.unsubscribedAt),
    },
    more: own.map((each) => {
      const value = sql`(${contacts.fields}->>${each.id})`;
      const shown = mayContainAddress(ctx.access, each) ? maskedValue(value) : inertText(value);
      return [{ own: each.name }, shown] as const;
    }),
    from: sql`${contacts} where ${seenContacts(ctx)} order by ${contacts.id}`,
  };
}

function listTables(ctx: WorkspaceContext, layout: Layout): DataTable[] {
  const onList = refersTo(contactListMembers.contactId, contacts);
  const isSeen = sql`exists (select 1 from ${contactListMembers} join ${contacts} on ${onList}
    where ${contactListMembers.workspaceId} = ${contactLists.workspaceId}
      and ${contactListMembers.listId} = ${contactLists.id} and ${seenContacts(ctx)})`;
  const hasAll = contactVisibility(ctx.access).kind === 'all';
  return [
    {
      name: 'contact-lists',
      columns: {
        id: contactLists.id,
        name: inertText(contactLists.name),
        created: layout.moment(contactLists.createdAt),
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

/** Texts may contain phones and addresses of customers: members who see those masked get no texts (MA4). */
function workTables(ctx: WorkspaceContext, layout: Layout): DataTable[] {
  const seesTexts = unmaskedFields(ctx.access).length === maskedFields.length;
  return [
    {
      name: 'conversations',
      columns: {
        id: conversations.id,
        contact_id: conversations.contactId,
        channel: layout.code(conversations.channel, channelWords),
        status: layout.code(conversations.status, conversationWords),
        ...assignedTo(conversations),
        opened: layout.moment(conversations.createdAt),
        last_message: layout.moment(conversations.lastMessageAt),
      },
      from: sql`${conversations} where ${seenConversations(ctx)} order by ${conversations.id}`,
    },
    {
      name: 'messages',
      columns: {
        id: messages.id,
        conversation_id: messages.conversationId,
        at: layout.moment(messages.at),
        kind: messages.kind,
        event: messages.event,
        author_id: messages.authorId,
        delivery: messages.delivery,
        text: seesTexts ? inertText(messages.body) : maskedValue(messages.body),
      },
      from: sql`${messages} join ${conversations} on ${refersTo(messages.conversationId, conversations)} where ${seenConversations(ctx)} order by ${messages.conversationId}, ${messages.at}`,
    },
  ];
}

function memberTable(ctx: WorkspaceContext, layout: Layout): DataTable {
  const words = accessWords(ctx.model);
  return {
    name: 'members',
    columns: {
      id: members.id,
      name: inertText(members.name),
      email: inertText(members.email),
      level: layout.code(members.role, words.roles),
      restrictions: layout.codes(members.restrictions, words.restrictions),
      ...(hasRights(ctx.model) ? { rights: layout.codes(members.grants, words.rights) } : {}),
      status: layout.code(memberNow.status, memberWords),
      joined: layout.moment(members.joinedAt),
      left: layout.moment(members.leftAt),
    },
    from: sql`${members} where ${here(ctx, members)} order by ${members.id}`,
  };
}

function teamTables(ctx: WorkspaceContext, layout: Layout): DataTable[] {
  return [
    {
      name: 'teams',
      columns: {
        id: teams.id,
        name: inertText(teams.name),
        created: layout.moment(teams.createdAt),
        archived: layout.moment(teams.archivedAt),
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

/** The list of files, without their contents, which are downloaded one by one. */
function fileTable(ctx: WorkspaceContext, layout: Layout): DataTable {
  return {
    name: 'files',
    columns: {
      id: files.id,
      name: inertText(files.name),
      type: files.contentType,
      bytes: files.size,
      added: layout.moment(files.createdAt),
    },
    from: sql`${files} where ${here(ctx, files)} and ${files.completedAt} is not null`,
  };
}

/** Without secrets, which are stored separately (IN10). */
function recordTable(ctx: WorkspaceContext, collection: Collection, layout: Layout): DataTable {
  const records = collectionRecords;
  return {
    name: collection.id,
    columns: {
      id: records.id,
      name: inertText(records.name),
      state: records.state,
      created: layout.moment(records.createdAt),
      updated: layout.moment(records.updatedAt),
    },
    more: askedFields(collection).map(([code]) => {
      const key = `collections.${collection.id}.fields.${code}.label`;
      return [{ code, key }, inertText(sql`(${records.fields}->>${code})`)] as const;
    }),
    from: sql`${records} where ${here(ctx, records)} and ${records.collection} = ${collection.id}
      and ${records.deletedAt} is null order by ${records.nameKey}`,
  };
}
