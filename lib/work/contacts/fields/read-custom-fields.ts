import 'server-only';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { CustomValues } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { readForPage } from '@/lib/access/context/read-for-page';
import { Invalid } from '@/lib/platform/errors';
import { attributes } from '@/lib/work/contacts/fields/attributes';
import { contactFields } from '@/lib/work/contacts/fields/contact-fields';
import { type CustomField, readCustomValue } from '../custom-field';

/** The collections of custom fields; a model shows at most one of them. */
const collections = [contactFields.id, attributes.id];

/** The custom fields of a workspace, by name. Members who see a contact see its custom fields. */
export async function readCustomFields(tx: Transaction, workspaceId: string): Promise<CustomField[]> {
  const rows = await tx
    .select({ id: collectionRecords.id, name: collectionRecords.name, fields: collectionRecords.fields })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, workspaceId),
        inArray(collectionRecords.collection, collections),
        isNull(collectionRecords.deletedAt),
      ),
    )
    .orderBy(asc(collectionRecords.nameKey));
  return rows.map(({ id, name, fields }) => ({
    id,
    name,
    kind: (fields.kind as CustomField['kind'] | undefined) ?? 'text',
    choices: (fields.choices as readonly string[] | undefined) ?? [],
    isTransactional: fields.isTransactional === true,
  }));
}

export function listCustomFields(ctx: WorkspaceContext): Promise<CustomField[]> {
  return readForPage(ctx, (tx) => readCustomFields(tx, ctx.workspace.id));
}

/**
 * The values of fields that still exist. Values of a deleted field are hidden, and return when it is
 * restored.
 */
export function knownValues(fields: readonly CustomField[], values: CustomValues): CustomValues {
  return Object.fromEntries(
    fields.flatMap(({ id }) => {
      const value = values[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/**
 * Merges entered values, parsed by the definitions, into the stored ones. Values of unknown fields, and
 * fields without an entered value, do not change.
 * @throws Invalid on `fields.<id>`
 */
export function withTyped(
  fields: readonly CustomField[],
  before: CustomValues,
  typed: Readonly<Record<string, unknown>>,
): CustomValues {
  const after = { ...before };
  const errors: Record<string, string> = {};
  for (const field of fields) {
    if (!Object.hasOwn(typed, field.id)) continue;
    const read = readCustomValue(field, typed[field.id]);
    if ('error' in read) errors[`fields.${field.id}`] = read.error;
    else if (read.value === null) delete after[field.id];
    else after[field.id] = read.value;
  }
  if (Object.keys(errors).length > 0) throw new Invalid(errors);
  return after;
}
