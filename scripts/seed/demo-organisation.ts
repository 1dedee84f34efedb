import { inTenant } from '@/db/tenant';
import { loadWorkspaceContext, type SignedIn, type WorkspaceContext } from '@/lib/access/context/context';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import type { ProposedAccess } from '@/lib/access/members/change/check-access';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { createOrganisation } from '@/lib/access/organisations/create-organisation';
import { createAccount } from '@/lib/access/profiles/create-account';
import { proposeUsername } from '@/lib/access/profiles/propose-username';
import { createUser } from '@/lib/access/users/create-user';
import type { Plan } from '@/lib/policy/model';
import { mailboxOf } from './invent';
import { personOf } from './people';
import type { Language } from './plan';

/** An organisation of the demo, for any access model. */
export interface DemoOrganisation {
  name: string;
  domain: string;
  model: string;
  plan: Plan;
  /** Its first workspace. */
  workspace: string;
  founder: DemoPerson;
}

export interface DemoPerson {
  name: string;
  language: Language;
}

/** A person and the access in their invitation. */
export interface Newcomer extends DemoPerson {
  role: string;
  /** Rights; absent: the role's default rights. */
  grants?: readonly string[];
}

export const addressOf = (
  { name }: Pick<DemoPerson, 'name'>,
  { domain }: Pick<DemoOrganisation, 'domain'>,
): string => `${mailboxOf(name)}@${domain}`;

/** Creates an organisation. Resolves to its founder's context in the first workspace. */
export async function openOrganisation(
  organisation: DemoOrganisation,
  password: string,
): Promise<WorkspaceContext> {
  const { founder, name, plan, model, workspace: workspaceName } = organisation;
  const owner = await account(founder, addressOf(founder, organisation), password);
  const { workspace } = await createOrganisation(owner, { name, plan, model, workspaceName });
  return loadWorkspaceContext(owner, workspace.slug);
}

async function account({ name, language }: DemoPerson, email: string, password: string): Promise<SignedIn> {
  const passwordHash = await hashPassword(password);
  await inTenant({}, (tx) =>
    createUser(tx, { name, email, locale: language, passwordHash, isEmailVerified: true }),
  );
  const person = await personOf(email);
  if (!person) throw new Error(`${email} was not written.`);
  return person;
}

/** Invites a person and accepts the invitation, as a new user or as the existing one. */
export async function admit(
  host: WorkspaceContext,
  { name, language, role, grants }: Newcomer,
  domain: string,
  password: string,
): Promise<WorkspaceContext> {
  const email = addressOf({ name }, { domain });
  const link = await linkFor(host, email, name, { role, restrictions: [], grants });
  const token = new URL(link).pathname.split('/').at(-1) ?? '';
  const known = await personOf(email);
  await acceptInvitation(
    token,
    known ? { as: 'existing', person: known } : { as: 'new', name, password, locale: language, ip: null },
  );
  const person = known ?? (await personOf(email));
  if (!person) throw new Error(`${email} did not join.`);
  return loadWorkspaceContext(person, host.workspace.slug);
}

/** Models with usernames create an account (S4.5), others send an invitation. */
async function linkFor(
  host: WorkspaceContext,
  email: string,
  name: string,
  access: ProposedAccess,
): Promise<string> {
  if (!host.model.features.includes('profiles')) {
    const { invited } = await inviteMembers(host, { emails: [email], ...access });
    return invited[0]?.link ?? '';
  }
  const [firstName = '', ...rest] = name.split(' ');
  const names = { firstName, lastName: rest.join(' ') };
  const { username } = await proposeUsername(host, { ...names, email });
  return (await createAccount(host, { email, username, ...names, website: '', ...access })).link;
}
