import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/contacts';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import { unmaskedFields } from '@/lib/policy/mask';
import type { WorkspaceContext } from '../access/context';
import { contactReach } from '../work/reach';

/** Gives the first row of a person what their later ones have and it lacks. `rows`: of the import, called `r`. */
export async function mergeTwins(tx: Transaction, rows: SQL): Promise<void> {
  await tx.execute(sql`update import_rows r
    set phone = coalesce(r.phone, t.phone), email = coalesce(r.email, t.email),
      custom_fields = t.custom_fields || r.custom_fields
    from (
      select r.import_id, r.twin_of, ${merged} from import_rows r ${eachField}
      where ${rows} and r.twin_of is not null group by r.import_id, r.twin_of
    ) t
    where ${rows} and r.import_id = t.import_id and r."row" = t.twin_of`);
}

/**
 * Notes who of the rows is a contact already, by email before phone. Only contacts in reach and fields seen in
 * full count, so that a file cannot ask for what is hidden (MA5, MA8).
 */
export async function findKnown(tx: Transaction, actor: WorkspaceContext, rows: SQL): Promise<void> {
  const same: Record<'email' | 'phone', SQL> = {
    email: sql`${contacts.emailKey} = lower(r.email)`,
    phone: sql`${contacts.phoneKey} = regexp_replace(r.phone, '[^0-9+]', '', 'g')`,
  };
  const open = unmaskedFields(actor.access);
  for (const field of (['email', 'phone'] as const).filter((each) => open.includes(each))) {
    const isSame = and(
      eq(contacts.workspaceId, actor.workspace.id),
      same[field],
      visibleRows(contactReach(actor.access), contacts),
    );
    await tx.execute(sql`update import_rows r set known_id = k.id
      from (
        select distinct on (r."row") r.import_id, r."row", contacts.id
        from import_rows r join contacts on ${isSame}
        where ${rows} and r.refusal is null and r.twin_of is null and r.known_id is null
        order by r."row", contacts.id
      ) k
      where ${rows} and r.import_id = k.import_id and r."row" = k."row"`);
  }
}

export async function refuseKnown(tx: Transaction, rows: SQL): Promise<void> {
  await tx.execute(
    sql`update import_rows r set refusal = 'duplicate' where ${rows} and r.refusal is null and r.known_id is not null`,
  );
}

/**
 * Fills what the known contacts lack, and changes nothing that is there: as far as whoever imports may (S2.10), also
 * where the field is masked from them (S1.26).
 *
 * @returns how many rows were of people who are there already, in the workspace or higher up in the file
 */
export async function fillKnown(tx: Transaction, actor: WorkspaceContext, rows: SQL): Promise<number> {
  await tx.execute(sql`update contacts c
    set phone = case when btrim(c.phone) <> '' then c.phone else f.phone end,
      email = case when btrim(c.email) <> '' then c.email else f.email end,
      fields = f.custom_fields || c.fields,
      version = c.version + 1, updated_at = now()
    from (
      select r.known_id, ${merged} from import_rows r ${eachField}
      where ${rows} and r.known_id is not null group by r.known_id
    ) f
    where c.workspace_id = ${actor.workspace.id}::uuid and c.id = f.known_id
      and (f.phone is not null and coalesce(btrim(c.phone), '') = ''
        or f.email is not null and coalesce(btrim(c.email), '') = ''
        or f.custom_fields || c.fields <> c.fields)`);
  const [counted] = await tx.execute<{ filled: number }>(sql`select count(*)::int as filled from import_rows r
    where ${rows} and r.refusal is null and (r.known_id is not null or r.twin_of is not null)`);
  return counted?.filled ?? 0;
}

/** What the rows of a person say together; of what several say, the earliest counts. */
const firstOf = (column: SQL) =>
  sql`(array_agg(${column} order by r."row") filter (where ${column} is not null))[1]`;
const merged = sql`${firstOf(sql`r.phone`)} as phone, ${firstOf(sql`r.email`)} as email,
  coalesce(jsonb_object_agg(e.key, e.value order by r."row" desc) filter (where e.key is not null), '{}') as custom_fields`;
const eachField = sql`left join lateral jsonb_each(r.custom_fields) e on true`;
