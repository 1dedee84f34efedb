import 'server-only';
import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { type OrganisationRole, people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { acrossOrganisation, authorize } from '@/lib/access/context/transactions';
import { managedByDirectory } from '@/lib/access/members/directory-lock';
import { type Cursor, readCursor } from '@/lib/platform/paging/cursor';
import { type Page, pageOf } from '@/lib/platform/paging/page';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { countAdmins, type Person, personTarget } from './changing-people';
import type { PeopleSearch } from './people-search';

/** A person of the organisation, with their workspaces (S1.10, S1.29, S1.34). */
export interface PersonView {
  userId: string;
  name: string;
  email: string;
  role: OrganisationRole;
  joinedAt: Date;
  isSelf: boolean;
  workspaces: { id: string; name: string; role: string; status: 'active' | 'suspended' }[];
  /** `name`: within Edit, which an identity provider may close. */
  may: { edit: Decision; name: Decision; editRole: Decision; remove: Decision };
}

const key = sql<string>`lower(people.name)`;

const memberships = sql<PersonView['workspaces']>`coalesce((
  select json_agg(
    json_build_object('id', w.id, 'name', w.name, 'role', m.role, 'status', member_status(m)) order by w.level, lower(w.name))
  from members m join workspaces w on w.id = m.workspace_id
  where m.organisation_id = people.organisation_id and m.user_id = people.user_id
    and m.status in ('active', 'suspended') and w.closed_at is null), '[]')`;

const isNamedByDirectory = sql<boolean>`exists (
  select 1 from directory_people d
  where d.organisation_id = people.organisation_id and d.user_id = people.user_id)`;

/**
 * One page of the organisation's people, by name. A person who is only invited to a workspace is not among them yet:
 * they join the organisation by accepting (S1.10).
 *
 * @throws Denied
 */
export function listPeople(ctx: OrganisationContext, search: PeopleSearch): Promise<Page<PersonView>> {
  authorize(ctx, 'people.view', { kind: 'workspace' });
  return acrossOrganisation(ctx, async (tx) => {
    const matched = matching(ctx, search.q);
    const cursor = readCursor(search.cursor);
    const [rows, admins, [counted]] = await Promise.all([
      walk(tx, matched, cursor, search.size + 1),
      countAdmins(tx, ctx),
      tx.select({ total: count() }).from(people).innerJoin(users, eq(users.id, people.userId)).where(matched),
    ]);
    const page = pageOf({
      found: rows,
      size: search.size,
      total: counted?.total ?? 0,
      cursor,
      positionOf: (row) => ({ key: row.key, id: row.person.userId }),
    });
    return { ...page, rows: page.rows.map(({ person, ...rest }) => toView(ctx, admins, person, rest)) };
  });
}

/** One person's row as the actor sees it. */
export async function personView(
  tx: Transaction,
  ctx: OrganisationContext,
  person: Person,
): Promise<PersonView> {
  const [row] = await tx
    .select({ email: users.email, workspaces: memberships, isNamedByDirectory })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .where(and(eq(people.organisationId, ctx.organisation.id), eq(people.userId, person.userId)));
  return toView(
    ctx,
    await countAdmins(tx, ctx),
    person,
    row ?? { email: '', workspaces: [], isNamedByDirectory: false },
  );
}

function toView(
  ctx: OrganisationContext,
  admins: number,
  person: Person,
  read: Pick<PersonView, 'email' | 'workspaces'> & { isNamedByDirectory: boolean },
): PersonView {
  const { userId, name, role, joinedAt } = person;
  const { email, workspaces, isNamedByDirectory } = read;
  const target = personTarget(person, admins);
  const edit = decide(ctx.access, 'people.edit', target);
  return {
    ...{ userId, name, email, role, joinedAt, workspaces },
    isSelf: userId === ctx.person.userId,
    may: {
      edit,
      name: edit.allowed && isNamedByDirectory ? managedByDirectory : edit,
      editRole: decide(ctx.access, 'people.edit-role', target),
      remove: decide(ctx.access, 'people.remove', target),
    },
  };
}

function matching(ctx: OrganisationContext, q: string): SQL | undefined {
  return and(
    eq(people.organisationId, ctx.organisation.id),
    q === '' ? undefined : contains(sql`(people.name || ' ' || ${users.email})`, q),
  );
}

function walk(tx: Transaction, matched: SQL | undefined, cursor: Cursor | null, limit: number) {
  const way = sql.raw(cursor?.isBackward ? 'desc' : 'asc');
  const beyond = cursor
    ? sql`(${key}, people.user_id) ${sql.raw(cursor.isBackward ? '<' : '>')} (${cursor.key}, ${cursor.id}::uuid)`
    : undefined;
  return tx
    .select({ person: people, email: users.email, workspaces: memberships, isNamedByDirectory, key })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .where(and(matched, beyond))
    .orderBy(sql`${key} ${way}`, sql`people.user_id ${way}`)
    .limit(limit);
}
