import 'server-only';
import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { copyOut } from '@/db/copy-out';
import { inertText } from '@/db/inert-text';
import { inSlice } from '@/db/merged-walk';
import { contacts } from '@/db/schema/contacts';
import { teams } from '@/db/schema/teams';
import { unmaskedFields } from '@/lib/policy/mask';
import type { MaskedField } from '@/lib/policy/model';
import { tenantOf, type WorkspaceContext } from '@/lib/services/access/context';
import { inWorkspace } from '@/lib/services/access/transact';
import type { ExportKind } from '@/lib/services/exports/kind';
import { heldSeat, holder } from '../work/assignee';
import { contactReach } from '../work/reach';
import { sliceOf, vacantSeats } from '../work/slices';
import { matching } from './list';
import { type ContactSearch, contactSearch } from './search';

/** Stands for a masked value that is there; nothing of it leaves (MA4). */
export function hiddenValue(column: SQLWrapper): SQL {
  return sql`case when btrim(${column}) <> '' then '•••' end`;
}

/**
 * The contacts of a search as a file, formatted by PostgreSQL itself: rows, counts and search through the
 * policy as in the list (R6), with the viewer's own mask.
 */
export const contactsExport: ExportKind = {
  permission: 'contacts.export',
  event: 'contacts.exported',
  name: 'contacts',
  header: ['name', 'phone', 'email', 'assigned_to', 'team', 'created'],
  async write(ctx, query, write, signal) {
    const vacant = await inWorkspace(ctx, (tx) => vacantSeats(tx, ctx.workspace.id));
    const rows = contactLines(ctx, contactSearch.parse(query), vacant);
    await copyOut(tenantOf(ctx), rows, write, signal);
  },
};

/** The query behind the file. In order of making: the table's own order, which costs no sorting. */
export function contactLines(
  ctx: Pick<WorkspaceContext, 'access' | 'workspace'>,
  search: ContactSearch,
  vacant: readonly string[],
): SQL {
  const { access, workspace } = ctx;
  const open = unmaskedFields(access);
  const masked = (field: MaskedField, column: SQLWrapper) =>
    open.includes(field) ? inertText(column) : hiddenValue(column);
  return new QueryBuilder({ casing: 'snake_case' })
    .select({
      name: inertText(contacts.name).as('name'),
      phone: masked('phone', contacts.phone).as('phone'),
      email: masked('email', contacts.email).as('email'),
      assignee: inertText(holder.name).as('assignee'),
      team: inertText(teams.name).as('team'),
      created: sql`to_char(${contacts.createdAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`.as(
        'created',
      ),
    })
    .from(contacts)
    .leftJoin(heldSeat, and(eq(heldSeat.workspaceId, contacts.workspaceId), eq(heldSeat.id, contacts.seatId)))
    .leftJoin(holder, and(eq(holder.workspaceId, heldSeat.workspaceId), eq(holder.id, heldSeat.holderId)))
    .leftJoin(teams, and(eq(teams.workspaceId, contacts.workspaceId), eq(teams.id, contacts.teamId)))
    .where(
      and(
        eq(contacts.workspaceId, workspace.id),
        matching(access, search.q),
        inSlice(contacts, sliceOf(search.view, contactReach(access), access, vacant)),
      ),
    )
    .orderBy(contacts.id)
    .getSQL();
}
