import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import { sqlState } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { contactsEntryPermission, contactVisibility } from '@/lib/access/scope/contact-scope';
import type { Access } from '@/lib/policy/access';
import { availability } from '@/lib/policy/might-ever';
import type { Denied } from '@/lib/policy/model';
import { askAdministrators } from '@/lib/policy/remedy';
import type { Computed, ComputedColumns } from '@/lib/work/records/computed-column';

/** The longest that one page of calculations may keep the database busy. */
const limit = '3s';

const canceled = '57014';

/**
 * The figures of global calculations, computed by one query over the contacts that the reader sees (R6, S2.22).
 * Figures that exceed the time limit are `late`.
 */
export const computeFigures: NonNullable<ComputedColumns['calculations']> = async (ctx, records) => {
  const of = (computed: Computed) => new Map(records.map(({ id }) => [id, computed]));
  const denied = sightDenied(ctx.access);
  if (denied) return of({ kind: 'locked', decision: denied });
  const masked = maskDenied(ctx.access);
  const open = records.filter(({ fields }) => !masked || fields.kind === 'count');
  const figures = await figuresOf(ctx, open);
  return new Map(
    records.map((record): [string, Computed] => {
      if (masked && !open.includes(record)) return [record.id, { kind: 'locked', decision: masked }];
      return [record.id, figures === 'late' ? { kind: 'late' } : asComputed(figures[record.id])];
    }),
  );
};

/** The rule that hides every contact, if one does. */
function sightDenied(access: Access): Denied | null {
  if (contactVisibility(access).kind !== 'none') return null;
  const { decision } = availability(access, contactsEntryPermission(access));
  return decision.allowed ? null : decision;
}

/** A number may be a phone, so members with a mask get only counts (MA10). */
function maskDenied({ compiled }: Access): Denied | null {
  const [rule] = compiled.masks.values();
  if (!rule) return null;
  return { allowed: false, rule, remedy: askAdministrators(compiled.model, compiled.assignment.role) };
}

type Figures = Record<string, string | null>;

async function figuresOf(
  ctx: WorkspaceContext,
  records: Parameters<typeof computeFigures>[1],
): Promise<Figures | 'late'> {
  if (records.length === 0) return {};
  const columns = records.map(({ id, fields }) => [
    id,
    figure(String(fields.kind), sql`(${contacts.fields} -> ${String(fields.attribute)}::text)`).as(id),
  ]);
  const mine = and(
    eq(contacts.workspaceId, ctx.workspace.id),
    visibleRows(contactVisibility(ctx.access), contacts),
  );
  try {
    return await inWorkspace(ctx, async (tx) => {
      await tx.execute(sql.raw(`set local statement_timeout = '${limit}'`));
      const query = tx.select(Object.fromEntries(columns) as Record<string, SQL.Aliased<string | null>>);
      const [row] = await query.from(contacts).where(mine);
      return row ?? {};
    });
  } catch (error) {
    if (sqlState(error) === canceled) return 'late';
    throw error;
  }
}

/** Dates are stored as text that sorts like the dates. Values of another type than the calculation's count as none. */
function figure(kind: string, value: SQL): SQL<string | null> {
  const number = sql`case when jsonb_typeof(${value}) = 'number' then ${value}::numeric end`;
  const date = sql`case when jsonb_typeof(${value}) = 'string' and ${value} #>> '{}' ~ '^\\d{4}-\\d\\d-\\d\\d$'
    then ${value} #>> '{}' end`;
  switch (kind) {
    case 'count':
      return sql`count(${value})::text`;
    case 'sum':
      return sql`sum(${number})::text`;
    case 'average':
      return sql`avg(${number})::text`;
    case 'lowest':
      return sql`coalesce(min(${number})::text, min(${date}))`;
    case 'highest':
      return sql`coalesce(max(${number})::text, max(${date}))`;
    default:
      return sql`null`;
  }
}

function asComputed(figure: string | null | undefined): Computed {
  if (figure === null || figure === undefined) return { kind: 'none' };
  return /^\d{4}-\d\d-\d\d$/.test(figure)
    ? { kind: 'date', value: figure }
    : { kind: 'number', value: Number(figure) };
}
