import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactLists } from '@/db/schema/work/contact-lists';
import { enter, type Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/platform/errors';
import { forms } from '@/lib/work/forms/forms';
import { publishedRow } from '@/lib/work/records/published-row';

/** Which form, as its address names it. */
export interface FormAddress {
  workspaceId: string;
  formId: string;
}

export type FormPurpose = (typeof forms.fields.purpose.options)[number];

/** A form that is published, with what it does. */
export interface PublishedForm extends FormAddress {
  organisationId: string;
  purpose: FormPurpose;
  listId: string;
  heading: string;
  text: string;
  consent: string;
  thanks: string;
}

const Fields = z.object({
  purpose: z.enum(forms.fields.purpose.options),
  list: z.uuid(),
  heading: z.string(),
  text: z.string().catch(''),
  consent: z.string().catch(''),
  thanks: z.string().catch(''),
});

const Address = z.object({ workspaceId: z.uuid(), formId: z.uuid() });

/** Whether an address can be one of a form at all. */
export function isFormAddress(address: FormAddress): boolean {
  return Address.safeParse(address).success;
}

/**
 * A form that anybody may use now, in its organisation from here on. The transaction is in its workspace.
 *
 * @throws NotFound unless it is published and its list is there: hidden, deleted and never made look alike
 */
export async function publishedForm(
  tx: Transaction,
  { workspaceId, formId }: FormAddress,
): Promise<PublishedForm> {
  const [row] = await tx
    .select({ fields: collectionRecords.fields, organisationId: workspaces.organisationId })
    .from(collectionRecords)
    .innerJoin(workspaces, eq(workspaces.id, collectionRecords.workspaceId))
    .innerJoin(
      contactLists,
      and(
        eq(contactLists.workspaceId, collectionRecords.workspaceId),
        sql`${contactLists.id}::text = ${collectionRecords.fields} ->> 'list'`,
      ),
    )
    .where(publishedRow(forms, workspaceId, formId));
  if (!row) throw new NotFound();
  const fields = Fields.safeParse(row.fields);
  if (!fields.success) throw new NotFound();
  const { organisationId } = row;
  await enter(tx, { workspaceId, organisationId });
  const { list: listId, ...words } = fields.data;
  return { workspaceId, formId, organisationId, listId, ...words };
}
