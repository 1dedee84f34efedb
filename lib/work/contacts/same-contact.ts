import 'server-only';
import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { NotFound } from '@/lib/platform/errors';
import type { MaskedField } from '@/lib/policy/model';
import { type Duplicate, findDuplicates } from './find-duplicates';

/** Contacts with the same email or phone. */
export interface Duplicates {
  field: MaskedField;
  value: string;
  contacts: (NamedContact & { id: string })[];
}

/** Enough groups to merge before the next look. */
const mostGroups = 50;
const mostInGroup = 10;

/**
 * Probable duplicates of a contact, in the person's scope and by fields that they see unmasked (MA5, MA8).
 */
export function duplicatesOf(ctx: WorkspaceContext, contactId: string): Promise<Duplicate[]> {
  return inWorkspace(ctx, async (tx) => {
    const [contact] = await tx
      .select()
      .from(contacts)
      .where(
        and(
          eq(contacts.workspaceId, ctx.workspace.id),
          eq(contacts.id, contactId),
          visibleRows(contactVisibility(ctx.access), contacts),
        ),
      );
    if (!contact) throw new NotFound();
    return findDuplicates(tx, ctx, contact, contact.id);
  });
}

/** The first groups of contacts that share an email or a phone, by fields that the person sees unmasked. */
export function listDuplicates(ctx: WorkspaceContext): Promise<Duplicates[]> {
  return inWorkspace(ctx, async (tx) => {
    const groups: Duplicates[] = [];
    for (const field of unmaskedFields(ctx.access)) groups.push(...(await groupsBy(tx, ctx, field)));
    return groups.slice(0, mostGroups);
  });
}

async function groupsBy(tx: Transaction, ctx: WorkspaceContext, field: MaskedField): Promise<Duplicates[]> {
  const key = field === 'email' ? contacts.emailKey : contacts.phoneKey;
  const seen = and(
    eq(contacts.workspaceId, ctx.workspace.id),
    isNotNull(key),
    sql`${key} <> ''`,
    visibleRows(contactVisibility(ctx.access), contacts),
  );
  const shared = await tx
    .select({ key: sql<string>`${key}` })
    .from(contacts)
    .where(seen)
    .groupBy(key)
    .having(sql`count(*) > 1`)
    .orderBy(key)
    .limit(mostGroups);
  if (shared.length === 0) return [];
  const keys = shared.map((each) => each.key);
  const rows = await tx
    .select({ contact: contacts, key: sql<string>`${key}` })
    .from(contacts)
    .where(and(seen, inArray(key, keys)))
    .orderBy(contacts.name, contacts.id);
  return keys.map((each) => {
    const group = rows.filter((row) => row.key === each).slice(0, mostInGroup);
    return {
      field,
      value: group[0]?.contact[field] ?? each,
      contacts: group.map(({ contact }) => ({ id: contact.id, ...seenContact(ctx.access, contact) })),
    };
  });
}
