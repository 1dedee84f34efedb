import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { contactVisibility } from '@/lib/access/scope/contact-scope';

/**
 * Fills the gaps of a person's first row with the values of later rows.
 * @param rows the rows of the import, as a query with the alias `r`
 */
export async function mergeDuplicates(tx: Transaction, rows: SQL): Promise<void> {
  // Fresh rows have no statistics; a nested loop would compare each with each.
  await tx.execute(sql`set local enable_nestloop = off`);
  await tx.execute(sql`update import_rows r
    set name = coalesce(nullif(r.name, ''), t.name, ''), phone = coalesce(r.phone, t.phone), email = coalesce(r.email, t.email),
      custom_fields = t.custom_fields || r.custom_fields
    from (
      select r.import_id, r.duplicate_of, ${merged} from import_rows r ${eachField}
      where ${rows} and r.duplicate_of is not null group by r.import_id, r.duplicate_of
    ) t
    where ${rows} and r.import_id = t.import_id and r."row" = t.duplicate_of`);
  await tx.execute(sql`set local enable_nestloop = on`);
}

/**
 * Finds the existing contact of each row, by email before phone. A contact with the same phone but a
 * different email and a different name is a different person (decision 221). It uses only contacts in the
 * person's scope and unmasked fields, so that a file cannot probe hidden values (MA5, MA8).
 */
export async function findKnown(tx: Transaction, actor: WorkspaceContext, rows: SQL): Promise<void> {
  const open = unmaskedFields(actor.access);
  const sameEmail = sql`${contacts.emailKey} = r.email_key`;
  const sameName = sql`r.name <> '' and lower(${contacts.name}) = lower(r.name)`;
  const isCompatible = open.includes('email')
    ? sql`(r.email is null or coalesce(${contacts.emailKey}, '') = '' or ${sameEmail} or ${sameName})`
    : sql`(r.email is null or ${sameName})`;
  const same: Record<'email' | 'phone', SQL> = {
    email: sameEmail,
    phone: sql`${contacts.phoneKey} = r.phone_key and ${isCompatible}`,
  };
  for (const field of (['email', 'phone'] as const).filter((each) => open.includes(each))) {
    const isSame = and(
      eq(contacts.workspaceId, actor.workspace.id),
      same[field],
      visibleRows(contactVisibility(actor.access), contacts),
    );
    // One look-up for each row: fresh rows have no statistics, and a join may be planned for a single row.
    await tx.execute(sql`update import_rows r
      set known_id = (select contacts.id from contacts where ${isSame} order by contacts.id limit 1)
      where ${rows} and r.refusal is null and r.duplicate_of is null and r.known_id is null
        and exists (select from contacts where ${isSame})`);
  }
  // A contact that is being deleted at this moment counts as missing: its row creates it again.
  await tx.execute(sql`with held as (
      select id from contacts where workspace_id = ${actor.workspace.id}::uuid
        and id in (select r.known_id from import_rows r where ${rows} and r.known_id is not null)
      order by id for key share
    )
    update import_rows r set known_id = null
    where ${rows} and r.known_id is not null and r.known_id not in (select id from held)`);
}

/** Leaves out the rows of known contacts. */
export async function leaveOutKnown(tx: Transaction, rows: SQL): Promise<void> {
  await tx.execute(
    sql`update import_rows r set refusal = 'duplicate' where ${rows} and r.refusal is null and r.known_id is not null`,
  );
}

/**
 * Fills empty fields of known contacts, and overwrites nothing: as far as the importer may change them
 * (S2.10), also fields that are masked for them (S1.26).
 */
export async function fillKnown(tx: Transaction, actor: WorkspaceContext, rows: SQL): Promise<void> {
  await tx.execute(sql`update contacts c
    set name = case when btrim(c.name) <> '' then c.name else coalesce(f.name, c.name) end,
      phone = case when btrim(c.phone) <> '' then c.phone else f.phone end,
      email = case when btrim(c.email) <> '' then c.email else f.email end,
      fields = f.custom_fields || c.fields,
      version = c.version + 1, updated_at = now()
    from (
      select r.known_id, ${merged} from import_rows r ${eachField}
      where ${rows} and r.known_id is not null group by r.known_id
    ) f
    where c.workspace_id = ${actor.workspace.id}::uuid and c.id = f.known_id
      and (f.name is not null and btrim(c.name) = ''
        or f.phone is not null and coalesce(btrim(c.phone), '') = ''
        or f.email is not null and coalesce(btrim(c.email), '') = ''
        or f.custom_fields || c.fields <> c.fields)`);
}

/** The combined rows of a person; among several values the earliest counts. */
const firstOf = (column: SQL) =>
  sql`(array_agg(${column} order by r."row") filter (where ${column} is not null))[1]`;
const merged = sql`${firstOf(sql`nullif(r.name, '')`)} as name, ${firstOf(sql`r.phone`)} as phone, ${firstOf(sql`r.email`)} as email,
  coalesce(jsonb_object_agg(e.key, e.value order by r."row" desc) filter (where e.key is not null), '{}') as custom_fields`;
const eachField = sql`left join lateral jsonb_each(r.custom_fields) e on true`;
