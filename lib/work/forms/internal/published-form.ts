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

/** The form that an address names. */
export interface FormAddress {
  workspaceId: string;
  formId: string;
}

export type FormPurpose = (typeof forms.fields.purpose.options)[number];

/** A published form, with its settings. */
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

/** Whether an address is well-formed. */
export function isFormAddress(address: FormAddress): boolean {
  return Address.safeParse(address).success;
}

/**
 * Reads a published form and enters its organisation. The transaction is in its workspace.
 * @throws NotFound unless it is published and its list exists: hidden, deleted and missing forms answer alike
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
