import 'server-only';
import { v7 } from 'uuid';
import { inTenant } from '@/db/tenant';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { createOrganisation } from '@/lib/access/organisations/create-organisation';
import { createAccount } from '@/lib/access/profiles/create-account';
import { createUser } from '@/lib/access/users/create-user';
import type { Plan } from '@/lib/policy/model';
import { enrol } from './enrol';

/** The access that a person gets. */
export interface GivenAccess {
  role: string;
  restrictions?: readonly string[];
  grants?: readonly string[];
}

export interface NewWorld<Name extends string> {
  /** Id of the access model of the workspace. */
  model?: string;
  plan?: Plan;
  /** Name of the workspace. */
  workspace?: string;
  /** The first one creates the organisation and gets the top role; the others accept an invitation of the first. */
  people: Record<Name, string | GivenAccess>;
}

/**
 * Creates an organisation with one workspace and active members, each as the context of one of their
 * requests: `const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } })`. Addresses
 * contain random characters, so that tests share nothing.
 * @throws when the role of the first person is not the top role of the model
 */
export async function world<const Name extends string>({
  model = 'team-inbox',
  plan = 'enterprise',
  people,
  workspace: workspaceName,
}: NewWorld<Name>): Promise<Record<Name, WorkspaceContext>> {
  const [first, ...others] = Object.entries<string | GivenAccess>(people);
  if (!first) throw new Error('A world has at least one person.');
  const [name, top] = first;
  const creator = await person(name);
  const { workspace } = await createOrganisation(creator, {
    name: `Organisation of ${name}`,
    plan,
    model,
    workspaceName: workspaceName ?? `Workspace of ${name}`,
  });
  const owner = await loadWorkspaceContext(creator, workspace.slug);
  if (owner.member.role !== top) throw new Error(`${name} has to have the role ${owner.member.role}.`);
  const members = new Map([[name, owner]]);
  for (const [other, access] of others) {
    members.set(other, await join(owner, await person(other), access));
  }
  return Object.fromEntries(members) as Record<Name, WorkspaceContext>;
}

/** Creates a person who has an account and no membership. */
export async function person(name: string): Promise<SignedIn> {
  const email = `${name.replace(/[^a-z0-9]+/gi, '-')}-${v7().slice(-12)}@example.com`;
  const user = await inTenant({}, (tx) => createUser(tx, { name, email, isEmailVerified: true }));
  return { userId: user.id, name, email, sessionId: v7(), locale: 'en', ip: null };
}

/** Makes a person a member, with an access that `inviter` may give. In models with profiles by an account that they accept (S4.5). */
export async function join(
  inviter: WorkspaceContext,
  who: SignedIn,
  given: string | GivenAccess,
): Promise<WorkspaceContext> {
  const { role, restrictions = [], grants } = typeof given === 'string' ? { role: given } : given;
  const access = { role, restrictions: [...restrictions], grants };
  if (!inviter.model.features.includes('profiles')) return enrol(inviter, who, access);
  await accept(await openAccount(inviter, who, access), who);
  return loadWorkspaceContext(who, inviter.workspace.slug);
}

/** Accepts an invitation by its link, as a person who has an account. */
export const accept = (link: string, who: SignedIn) =>
  acceptInvitation(link.split('/').at(-1) ?? '', { as: 'existing', person: who });

async function openAccount(
  inviter: WorkspaceContext,
  { email, name }: SignedIn,
  access: { role: string; restrictions: string[]; grants?: readonly string[] },
): Promise<string> {
  const account = { email, username: email, firstName: name, lastName: 'Example', website: '', ...access };
  return (await createAccount(inviter, account)).link;
}

/** Loads the context of the person's next request. */
export function again(ctx: WorkspaceContext): Promise<WorkspaceContext> {
  return loadWorkspaceContext(ctx.person, ctx.workspace.slug);
}
