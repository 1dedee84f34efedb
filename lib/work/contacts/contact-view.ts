import 'server-only';
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { teams } from '@/db/schema/access/teams';
import {
  type Channel,
  type CustomValues,
  contacts,
  conversations,
  type Lifecycle,
} from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { mayWrite } from '@/lib/access/masking/mask';
import { type NamedContact, seenContact, seenText } from '@/lib/access/masking/seen-contact';
import { contactVisibility, conversationVisibility, decideOnContact } from '@/lib/access/scope/contact-scope';
import { equalOnce } from '@/lib/platform/equal-once';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { assigneeColumns, heldSeat, holder } from '@/lib/work/assignment/assignee';
import { previewOf } from '@/lib/work/assignment/message-preview';
import type { CustomField } from './custom-field';
import { knownValues, readCustomFields } from './fields/read-custom-fields';

/** A contact as one person sees it, with the availability of the verbs on it. */
export interface ContactView extends NamedContact {
  id: string;
  lifecycle: Lifecycle | null;
  /** Values of custom fields, by field id. */
  fields: CustomValues;
  version: number;
  createdAt: Date;
  /** When they unsubscribed; null while they want messages. */
  unsubscribedAt: Date | null;
  assignee: { memberId: string; name: string; isSelf: boolean } | null;
  team: { id: string; name: string } | null;
  /** The latest message of the conversations that the person sees. */
  last: { conversationId: string; preview: string; channel: Channel; at: Date } | null;
  may: {
    update: Decision;
    phone: Decision;
    email: Decision;
    assign: Decision;
    delete: Decision;
    /** Write to them first. */
    write: Decision;
  };
}

/** Selects contacts under a condition, as rows that only `contactView` may return. */
export function selectContacts(tx: Transaction, ctx: WorkspaceContext, where: SQL | undefined) {
  const latest = tx
    .select({
      conversationId: conversations.id,
      preview: conversations.preview,
      channel: conversations.channel,
      at: conversations.lastMessageAt,
    })
    .from(conversations)
    .where(
      and(
        eq(conversations.workspaceId, contacts.workspaceId),
        eq(conversations.contactId, contacts.id),
        visibleRows(conversationVisibility(ctx.access), conversations),
      ),
    )
    .orderBy(sql`${conversations.lastMessageAt} desc`)
    .limit(1)
    .as('latest');
  return tx
    .select({
      contact: contacts,
      assignee: assigneeColumns,
      team: { id: teams.id, name: teams.name },
      last: {
        conversationId: latest.conversationId,
        preview: latest.preview,
        channel: latest.channel,
        at: latest.at,
      },
    })
    .from(contacts)
    .leftJoin(heldSeat, refersTo(contacts.seatId, heldSeat))
    .leftJoin(holder, refersTo(heldSeat.holderId, holder))
    .leftJoin(teams, and(refersTo(contacts.teamId, teams), isNull(teams.archivedAt)))
    .leftJoinLateral(latest, sql`true`)
    .where(and(eq(contacts.workspaceId, ctx.workspace.id), where));
}

type ContactRow = Awaited<ReturnType<typeof selectContacts>>[number];

/**
 * Contacts as they leave the server: masked, with the availability of their buttons (S1.26), and with the
 * values of the defined custom fields.
 */
export async function contactViews(
  tx: Transaction,
  ctx: WorkspaceContext,
  rows: readonly ContactRow[],
): Promise<ContactView[]> {
  const hasValues = rows.some(({ contact }) => Object.keys(contact.fields).length > 0);
  const defined = hasValues ? await readCustomFields(tx, ctx.workspace.id) : [];
  const once = equalOnce<ContactView['may']>();
  return rows.map((row) => {
    const view = contactView(ctx, row, defined);
    return { ...view, may: once(view.may) };
  });
}

function contactView(ctx: WorkspaceContext, row: ContactRow, defined: readonly CustomField[]): ContactView {
  const { contact, assignee, team, last } = row;
  const { id, lifecycle, version, createdAt, unsubscribedAt } = contact;
  const place = { seatId: assignee ? contact.seatId : null, teamId: contact.teamId };
  const update = decideOnContact(ctx.access, 'update', place);
  const write = (field: 'phone' | 'email') =>
    update.allowed ? mayWrite(ctx.access, field, contact[field]) : update;
  return {
    ...{ id, lifecycle, version, createdAt, unsubscribedAt },
    ...seenContact(ctx.access, contact),
    fields: withoutMaskedValues(ctx, contact, knownValues(defined, contact.fields)),
    assignee: assignee && {
      memberId: assignee.memberId,
      name: assignee.name,
      isSelf: assignee.memberId === ctx.member.id,
    },
    team,
    last: last && { ...last, preview: previewOf(seenText(ctx.access, contact, last.preview)) },
    may: {
      update,
      phone: write('phone'),
      email: write('email'),
      assign: decideOnContact(ctx.access, 'assign', place),
      delete: decideOnContact(ctx.access, 'delete', place),
      write: decide(ctx.access, 'messages.reply', { kind: 'record', ...place }),
    },
  };
}

/** A custom field that repeats a masked phone or email is masked too (decision 092). */
function withoutMaskedValues(
  { access }: WorkspaceContext,
  contact: ContactRow['contact'],
  values: CustomValues,
): CustomValues {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const shown = seenText(access, contact, String(value));
      return [id, shown === String(value) ? value : shown];
    }),
  );
}

/**
 * Reads one contact.
 * @throws NotFound when there is none with that id, or it is outside the person's scope: both answer alike
 *   (R6, MA8)
 */
export async function viewContact(ctx: WorkspaceContext, contactId: string): Promise<ContactView> {
  return inWorkspace(ctx, async (tx) => {
    const rows = await selectContacts(
      tx,
      ctx,
      and(eq(contacts.id, requireId(contactId)), visibleRows(contactVisibility(ctx.access), contacts)),
    );
    const [view] = await contactViews(tx, ctx, rows);
    if (!view) throw new NotFound();
    return view;
  });
}
