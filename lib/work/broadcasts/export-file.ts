import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { copyOut } from '@/db/copy-out';
import { inertFirstText, inertText } from '@/db/inert-text';
import { refersTo } from '@/db/refers-to';
import { contacts } from '@/db/schema/work/contacts';
import { recipients, sendings } from '@/db/schema/work/sendings';
import { visibleRows } from '@/db/visibility';
import { tenantOf } from '@/lib/access/context/context';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import { wordsOf } from '@/lib/access/exports/layout';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { writtenName } from '@/lib/work/contacts/masked-name';

const resultWords = wordsOf(
  ['cancelled', 'failed', 'handed-over', 'sent', 'skipped', 'waiting'],
  (code) => `broadcasts.results.${code}`,
);

/** Recipients that waited when the sending was cancelled will get no message. */
const result = sql`(case when ${sendings.state} = 'cancelled' and ${recipients.state} = 'waiting'
  then 'cancelled' else ${recipients.state} end)`;

const Query = z.object({ broadcastId: z.uuid() });

/**
 * The results of a broadcast as a file, one line for each recipient that the person still sees. PostgreSQL
 * formats the lines.
 */
export const broadcastExport: ExportKind = {
  id: 'broadcast',
  permission: 'broadcasts.export',
  event: 'broadcasts.exported',
  name: 'broadcast',
  header: ['contact', 'result', 'reason', 'at'],
  async write(ctx, query, write, signal, layout) {
    const { broadcastId } = Query.parse(query);
    const workspaceId = ctx.workspace.id;
    const lines = new QueryBuilder({ casing: 'snake_case' })
      .select({
        contact: inertFirstText(writtenName(ctx.access)).as('contact'),
        result: layout.code(result, resultWords).as('result'),
        reason: inertText(recipients.reason).as('reason'),
        at: layout.moment(recipients.settledAt).as('at'),
      })
      .from(recipients)
      .innerJoin(sendings, refersTo(recipients.sendingId, sendings))
      .leftJoin(contacts, refersTo(recipients.contactId, contacts))
      .where(
        and(
          eq(recipients.workspaceId, workspaceId),
          eq(sendings.workspaceId, workspaceId),
          eq(sendings.subjectId, broadcastId),
          sql`(${contacts.id} is null or ${visibleRows(contactVisibility(ctx.access), contacts)})`,
        ),
      )
      .orderBy(recipients.sendingId, recipients.id)
      .getSQL();
    await copyOut(tenantOf(ctx), lines, write, signal, layout.separator);
  },
};
