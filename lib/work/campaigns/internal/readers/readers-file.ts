import 'server-only';
import { and, eq } from 'drizzle-orm';
import { QueryBuilder } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import { copyOut } from '@/db/copy-out';
import { inertFirstText, inertText } from '@/db/inert-text';
import { refersTo } from '@/db/refers-to';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { contacts } from '@/db/schema/work/contacts';
import { visibleRows } from '@/db/visibility';
import { tenantOf } from '@/lib/access/context/context';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import { wordsOf } from '@/lib/access/exports/layout';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import type { Permission } from '@/lib/policy/catalogue';
import { maskedValue } from '@/lib/work/contacts/export-file';
import { writtenName } from '@/lib/work/contacts/masked-name';

const stateWords = wordsOf(
  ['failed', 'queued', 'sent', 'skipped', 'waiting'],
  (code) => `exportFile.states.${code}`,
);

const Query = z.object({ campaignId: z.uuid() });

/**
 * The readers of a campaign as a file: received, opened, clicked (S2.11). It contains the contacts that the
 * person sees, with their masks, like the export of contacts.
 */
const readersExport = (id: string, permission: Permission): ExportKind => ({
  id,
  permission,
  event: 'contacts.exported',
  name: 'campaign',
  header: ['name', 'email', 'phone', 'state', 'sent', 'opened', 'clicked'],
  async write(ctx, query, write, signal, layout) {
    const { campaignId } = Query.parse(query);
    const { access, workspace } = ctx;
    const open = unmaskedFields(access);
    const rows = new QueryBuilder({ casing: 'snake_case' })
      .select({
        name: inertFirstText(writtenName(access)).as('name'),
        email: (open.includes('email') ? inertText(contacts.email) : maskedValue(contacts.email)).as('email'),
        phone: (open.includes('phone') ? inertText(contacts.phone) : maskedValue(contacts.phone)).as('phone'),
        state: layout.code(campaignDeliveries.state, stateWords).as('state'),
        sent: layout.moment(campaignDeliveries.settledAt).as('sent'),
        opened: layout.moment(campaignDeliveries.openedAt).as('opened'),
        clicked: layout.moment(campaignDeliveries.clickedAt).as('clicked'),
      })
      .from(campaignDeliveries)
      .innerJoin(contacts, refersTo(campaignDeliveries.contactId, contacts))
      .where(
        and(
          eq(campaignDeliveries.workspaceId, workspace.id),
          eq(campaignDeliveries.campaignId, campaignId),
          visibleRows(contactVisibility(access), contacts),
        ),
      )
      .orderBy(campaignDeliveries.id)
      .getSQL();
    await copyOut(tenantOf(ctx), rows, write, signal, layout.separator);
  },
});

export const emailReadersExport = readersExport('email-campaign', 'email-campaigns.export');
export const smsReadersExport = readersExport('sms-campaign', 'sms-campaigns.export');
