import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { seats } from '@/db/schema/access/seats';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { createOrganisation } from '@/lib/access/organisations/create-organisation';
import { createUser } from '@/lib/access/users/create-user';
import type { Plan } from '@/lib/policy/model';

/** Who plays: one name each, unique in the organisation. */
export interface Cast<O extends string, M extends string, A extends string> {
  owner: O;
  /** More owners than the first. */
  owners?: readonly O[];
  managers?: readonly M[];
  agents?: readonly A[];
  plan?: Plan;
}

/**
 * A fresh organisation with one workspace and active people in it, each as the context of a request of theirs:
 * `const { olga, ana } = await organisationWith({ owner: 'olga', agents: ['ana'] })`. Their addresses carry
 * random letters, so that tests never meet.
 */
export async function organisationWith<
  const O extends string,
  const M extends string = never,
  const A extends string = never,
>({
  owner,
  owners = [],
  managers = [],
  agents = [],
  plan = 'enterprise',
}: Cast<O, M, A>): Promise<Record<O | M | A, WorkspaceContext>> {
  const first = await person(owner);
  const { workspace } = await createOrganisation(first, {
    name: `House of ${owner}`,
    plan,
    model: 'team-inbox',
    workspaceName: `Desk of ${owner}`,
  });
  const found = new Map<string, WorkspaceContext>();
  const host = await loadWorkspaceContext(first, workspace.slug);
  found.set(owner, host);
  const others = [
    ...owners.map((name) => ({ name, role: 'owner' })),
    ...managers.map((name) => ({ name, role: 'manager' })),
    ...agents.map((name) => ({ name, role: 'agent' })),
  ];
  for (const { name, role } of others) found.set(name, await join(host, await person(name), { role }));
  return Object.fromEntries(found) as Record<O | M | A, WorkspaceContext>;
}

/** Someone with an account and no place anywhere. */
export async function person(name: string): Promise<SignedIn> {
  const email = `${name.replace(/[^a-z0-9]+/gi, '-')}-${v7().slice(-12)}@example.com`;
  const user = await inTenant({}, (tx) => createUser(tx, { name, email, isEmailVerified: true }));
  return { userId: user.id, name, email, sessionId: v7(), locale: 'en', ip: null };
}

/** Gives a person an active place in the workspace of `host`, past all checks: it is the scene, not the play. */
export async function join(
  host: WorkspaceContext,
  who: SignedIn,
  { role, restrictions = [], grants = [] }: { role: string; restrictions?: string[]; grants?: string[] },
): Promise<WorkspaceContext> {
  const { workspace, organisation } = host;
  await inTenant({}, async (tx) => {
    await enter(tx, { workspaceId: workspace.id, organisationId: organisation.id });
    await tx
      .insert(people)
      .values({ organisationId: organisation.id, userId: who.userId, name: who.name })
      .onConflictDoNothing();
    await insertMember(tx, host, who, { role, restrictions, grants });
  });
  return loadWorkspaceContext(who, workspace.slug);
}

async function insertMember(
  tx: Transaction,
  { workspace, organisation }: WorkspaceContext,
  who: SignedIn,
  access: { role: string; restrictions: string[]; grants: string[] },
): Promise<void> {
  const id = v7();
  await tx.insert(members).values({
    workspaceId: workspace.id,
    id,
    organisationId: organisation.id,
    userId: who.userId,
    email: who.email,
    name: who.name,
    ...access,
    status: 'active',
    joinedAt: sql`now()`,
  });
  await tx.insert(seats).values({ workspaceId: workspace.id, ownerId: id, holderId: id });
}

/** The same person's next request. */
export function again(ctx: WorkspaceContext): Promise<WorkspaceContext> {
  return loadWorkspaceContext(ctx.person, ctx.workspace.slug);
}
