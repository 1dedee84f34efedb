import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { unmaskedFields } from '@/lib/access/masking/mask';
import { contactVisibility } from '@/lib/access/scope/contact-scope';

/** Gives the first row of a person what their later ones have and it lacks. `rows`: of the import, called `r`. */
export async function mergeDuplicates(tx: Transaction, rows: SQL): Promise<void> {
  // Rows that were just written have no statistics: each would be compared with each.
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
 * Notes who of the rows is a contact already, by email before phone. A contact with the same phone, another email and
 * another name is another person (221). Only contacts in reach and fields seen in full count, so that a file cannot
 * ask for what is hidden (MA5, MA8).
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
    // A look-up for each row: rows that were just written have no statistics, and a join with them may be planned as
    // if there were one.
    await tx.execute(sql`update import_rows r
      set known_id = (select contacts.id from contacts where ${isSame} order by contacts.id limit 1)
      where ${rows} and r.refusal is null and r.duplicate_of is null and r.known_id is null
        and exists (select from contacts where ${isSame})`);
  }
  // A contact who is deleted at this moment is not there: their row adds them again.
  await tx.execute(sql`with held as (
      select id from contacts where workspace_id = ${actor.workspace.id}::uuid
        and id in (select r.known_id from import_rows r where ${rows} and r.known_id is not null)
      order by id for key share
    )
    update import_rows r set known_id = null
    where ${rows} and r.known_id is not null and r.known_id not in (select id from held)`);
}

/** Leaves out the rows of people who are there already. */
export async function leaveOutKnown(tx: Transaction, rows: SQL): Promise<void> {
  await tx.execute(
    sql`update import_rows r set refusal = 'duplicate' where ${rows} and r.refusal is null and r.known_id is not null`,
  );
}

/**
 * Fills what the known contacts lack, and changes nothing that is there: as far as whoever imports may (S2.10), also
 * where the field is masked from them (S1.26).
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

/** What the rows of a person say together; of what several say, the earliest counts. */
const firstOf = (column: SQL) =>
  sql`(array_agg(${column} order by r."row") filter (where ${column} is not null))[1]`;
const merged = sql`${firstOf(sql`nullif(r.name, '')`)} as name, ${firstOf(sql`r.phone`)} as phone, ${firstOf(sql`r.email`)} as email,
  coalesce(jsonb_object_agg(e.key, e.value order by r."row" desc) filter (where e.key is not null), '{}') as custom_fields`;
const eachField = sql`left join lateral jsonb_each(r.custom_fields) e on true`;
