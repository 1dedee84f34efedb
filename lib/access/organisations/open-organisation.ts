import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import { inTenant, type Transaction } from '@/db/tenant';
import { reloadContext, type SignedIn } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { checkAccess } from '@/lib/access/members/change/check-access';
import { type Invited, invite } from '@/lib/access/members/invite/invite-members';
import { assignmentTarget } from '@/lib/access/members/policy-target';
import { organisationModel, topRoleOf } from '@/lib/access/models/registry';
import { Denied, Invalid } from '@/lib/platform/errors';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { foldEmail, isSameEmail } from '@/lib/platform/mail/fold-email';
import { accessOf } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { addOrganisation, type CreatedOrganisation, type NewOrganisation } from './create-organisation';

export interface OpenOrganisation extends NewOrganisation {
  /** The email of the invited first owner; null for the actor. */
  owner: string | null;
}

export interface OpenedOrganisation extends CreatedOrganisation {
  invited: Invited['invited'][number] | null;
}

/** Whether a person may open organisations on this server: they already administer one (decision 121). */
export function mayOpenOrganisations(person: SignedIn): Promise<boolean> {
  return inTenant({ userId: person.userId }, async (tx) => (await decideOpening(tx, person)).allowed);
}

/**
 * Opens an organisation with its first workspace. Its first owner is the actor, or a person who gets an invitation to
 * the top role; until they accept, the actor holds it, since a workspace is never without a holder (R2).
 *
 * @throws Denied unless they administer an organisation already · Invalid on `owner`
 */
export async function openOrganisation(
  person: SignedIn,
  input: OpenOrganisation,
): Promise<OpenedOrganisation> {
  const email = input.owner === null ? null : addressOf(input.owner, person);
  return inTenant({ userId: person.userId }, async (tx) => {
    const decision = await decideOpening(tx, person);
    if (!decision.allowed) throw new Denied(decision);
    const created = await addOrganisation(tx, person, input);
    if (email === null) return { ...created, invited: null };
    const actor = await reloadContext(tx, { person, workspace: created.workspace });
    const access = checkAccess(actor, { role: topRoleOf(actor.model), restrictions: [] });
    authorize(actor, 'users.invite', assignmentTarget(access));
    return { ...created, invited: await invite(tx, actor, email, access) };
  });
}

async function decideOpening(tx: Transaction, { userId }: SignedIn): Promise<Decision> {
  const memberships = await tx
    .select({ role: people.role })
    .from(people)
    .where(and(eq(people.userId, userId), isNull(people.suspendedAt)));
  const decisions = [{ role: 'member' }, ...memberships].map(({ role }) => {
    const assignment = {
      role,
      restrictions: [],
      grants: [],
      plan: 'starter',
      level: 0,
      status: 'active',
    } as const;
    const access = accessOf(organisationModel, assignment, { userId, seats: [], teams: [] });
    return decide(access, 'organisation.update', { kind: 'workspace' });
  });
  return decisions.find(({ allowed }) => allowed) ?? (decisions[0] as Decision);
}

function addressOf(input: string, person: SignedIn): string {
  const parsed = EmailAddress.safeParse(input);
  if (!parsed.success) throw new Invalid({ owner: parsed.error.issues[0]?.message ?? 'email' });
  const email = foldEmail(parsed.data);
  if (isSameEmail(email, person.email)) throw new Invalid({ owner: 'own-address' });
  return email;
}
