import 'server-only';
import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { copyOut } from '@/db/copy-out';
import { inertFirstText, inertText } from '@/db/inert-text';
import { inRowFilter } from '@/db/merged-walk';
import { refersTo } from '@/db/refers-to';
import { teams } from '@/db/schema/access/teams';
import { contacts } from '@/db/schema/work/contacts';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import { forPrograms, type Layout, wordsOf } from '@/lib/access/exports/layout';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { hasMasks } from '@/lib/access/masking/seen-contact';
import type { Access } from '@/lib/policy/access';
import type { MaskedField } from '@/lib/policy/model';
import { heldSeat, holder } from '@/lib/work/assignment/assignee';
import type { CustomField } from './custom-field';
import { listCustomFields, readCustomFields } from './fields/read-custom-fields';
import { lifecycles } from './lifecycle';
import { type ContactSearch, contactSearch } from './list/contact-search';
import { matching, wantedBy } from './list/matching-contacts';
import { narrow } from './list/narrow-contacts';
import { writtenName } from './masked-name';

/** The placeholder for a masked value in a file (MA4). */
export function maskedValue(column: SQLWrapper): SQL {
  return sql`case when btrim(${column}) <> '' then '•••' end`;
}

/**
 * Whether a custom field can contain a phone or an email. A text or a number can, so members with a mask do
 * not get it (decision 092).
 */
export function mayContainAddress(access: Access, { kind }: CustomField): boolean {
  return hasMasks(access) && (kind === 'text' || kind === 'number');
}

/** The labels of the stages of contacts. */
export const lifecycleWords = wordsOf(lifecycles, (code) => `contacts.lifecycles.${code}`);

const columns = ['name', 'phone', 'email', 'assigned_to', 'team', 'lifecycle', 'created'];

/**
 * The contacts of a search as a file, formatted by PostgreSQL: rows, filters and search follow the policy
 * like the list (R6), with the viewer's masks. Custom fields are the last columns, by name.
 */
export const contactsExport: ExportKind = {
  id: 'contacts',
  permission: 'contacts.export',
  event: 'contacts.exported',
  name: 'contacts',
  header: async (ctx) => [...columns, ...(await listCustomFields(ctx)).map(({ name }) => ({ own: name }))],
  async write(ctx, query, write, signal, layout) {
    const lines = await contactLines(ctx, contactSearch.parse(query), layout);
    await copyOut(tenantOf(ctx), lines, write, signal, layout.separator);
  },
};

/** The query of the file, in the order of creation, which the table's index gives without sorting. */
export function contactLines(
  ctx: WorkspaceContext,
  search: ContactSearch,
  layout = forPrograms,
): Promise<SQL> {
  return inWorkspace(ctx, async (tx) => {
    const { where, slice } = await narrow(tx, ctx, search);
    const typed = search.q ? matching(wantedBy(ctx.access, search.q)) : undefined;
    const fields = await readCustomFields(tx, ctx.workspace.id);
    return linesOf(ctx, and(where, typed, inRowFilter(contacts, slice(search.view))), fields, layout);
  });
}

function linesOf(
  { access }: WorkspaceContext,
  where: SQL | undefined,
  fields: readonly CustomField[],
  layout: Layout,
): SQL {
  const open = unmaskedFields(access);
  const masked = (field: MaskedField, column: SQLWrapper) =>
    open.includes(field) ? inertText(column) : maskedValue(column);
  const own = fields.map((field) => {
    const value = sql`(${contacts.fields} ->> ${field.id}::text)`;
    const shown = mayContainAddress(access, field) ? maskedValue(value) : inertText(value);
    return [field.id, shown.as(field.id)] as const;
  });
  return new QueryBuilder({ casing: 'snake_case' })
    .select({
      name: inertFirstText(writtenName(access)).as('name'),
      phone: masked('phone', contacts.phone).as('phone'),
      email: masked('email', contacts.email).as('email'),
      assignee: inertText(holder.name).as('assignee'),
      team: inertText(teams.name).as('team'),
      lifecycle: layout.code(contacts.lifecycle, lifecycleWords).as('lifecycle'),
      created: layout.moment(contacts.createdAt).as('created'),
      ...Object.fromEntries(own),
    })
    .from(contacts)
    .leftJoin(heldSeat, refersTo(contacts.seatId, heldSeat))
    .leftJoin(holder, refersTo(heldSeat.holderId, holder))
    .leftJoin(teams, refersTo(contacts.teamId, teams))
    .where(where)
    .orderBy(contacts.id)
    .getSQL();
}
