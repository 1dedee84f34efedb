import 'server-only';
import { announce, inTenant, lockMemberships, type Transaction, violatedConstraint } from '@/db/tenant';
import { reloadContext, tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { leaveRow } from '@/lib/access/context/effective-membership';
import { authorize } from '@/lib/access/context/transactions';
import { type Account, accountIn, readTree, type Tree } from '@/lib/access/sub-accounts/account-tree';
import { Invalid, Stale } from '@/lib/platform/errors';
import { checkAccess } from '../change/check-access';
import { assignmentTarget } from '../policy-target';
import { checkAddresses } from './check-addresses';
import { type Invited, invite } from './invite-members';
import { newLinkKey } from './open-invitation';

export interface AccountMembership {
  accountId: string;
  role: string;
}

export interface InviteToAccounts {
  email: string;
  /** One role in each account. */
  memberships: readonly AccountMembership[];
}

export type InvitedTo = Invited['invited'][number] & { account: string };

const most = 50;

/**
 * Invites one person to several accounts of the tree in one act, with a role in each (S0.1): to all of them, or to
 * none. The policy decides each invitation with the actor's access in that account (R3, RO3, S0.10). One link, and one
 * mail, joins all of them.
 *
 * @throws NotFound for an account that is not below the present one (TE6) · Denied · Stale
 * @throws Invalid on `email`, `places`, or on `places.n.accountId` and `places.n.role`
 */
export async function inviteToAccounts(ctx: WorkspaceContext, input: InviteToAccounts): Promise<InvitedTo[]> {
  const { memberships } = input;
  if (memberships.length === 0) throw new Invalid({ memberships: 'required' });
  if (memberships.length > most) throw new Invalid({ memberships: 'too-many-addresses' });
  if (new Set(memberships.map(({ accountId }) => accountId)).size < memberships.length) {
    throw new Invalid({ memberships: 'account-twice' });
  }
  try {
    return await inTenant(tenantOf(ctx), (tx) => inviteToEach(tx, ctx, input));
  } catch (error) {
    if (violatedConstraint(error) !== 'members_one_place_an_email') throw error;
    throw new Invalid({ email: 'already-invited' });
  }
}

async function inviteToEach(
  tx: Transaction,
  ctx: WorkspaceContext,
  { email, memberships }: InviteToAccounts,
) {
  const tree = await readTree(tx, ctx);
  const targets = memberships.map((place, index) => ({
    ...place,
    index,
    account: openAccountIn(tree, place.accountId),
  }));
  const locked = await lockAccounts(
    tx,
    ctx,
    tree,
    targets.map(({ account }) => account),
  );
  const key = newLinkKey();
  const invited: InvitedTo[] = [];
  for (const { account, role, index } of targets) {
    const actor = await reloadContext(tx, { person: ctx.person, workspace: account });
    // A new membership of the actor is not locked, so its revocation would not wait for this change (RV1).
    if (!locked.has(actor.inheritedFrom.workspaceId)) throw new Stale();
    const access = onField(`places.${index}.role`, () => checkAccess(actor, { role, restrictions: [] }));
    authorize(actor, 'users.invite', assignmentTarget(access));
    await leaveRow(tx, actor);
    const { fresh, skipped } = await checkAddresses(tx, actor, [email]);
    const [address] = fresh;
    if (!address) throw refusalOf(skipped[0]?.reason, index);
    invited.push({
      ...(await invite(tx, actor, address, access, { key: { ...key, isMailed: invited[0]?.isMailed } })),
      account: account.name,
    });
    await announce(tx, { topic: 'members', workspaceId: account.id });
  }
  return invited;
}

function openAccountIn(tree: Tree, id: string): Account {
  const account = accountIn(tree, id);
  if (account.closedAt) throw new Invalid({ memberships: 'account-closed' });
  return account;
}

/** Locks the memberships of these accounts and of all from which the actor may inherit, downwards as everywhere. */
async function lockAccounts(
  tx: Transaction,
  ctx: WorkspaceContext,
  tree: Tree,
  accounts: readonly Account[],
) {
  const accountIds = new Set(accounts.flatMap(({ path }) => path));
  const inTree = tree.accounts
    .filter(({ id }) => accountIds.has(id))
    .sort((a, b) => a.level - b.level || (a.id < b.id ? -1 : 1));
  const ids = new Set([ctx.inheritedFrom.workspaceId, ...inTree.map(({ id }) => id)]);
  for (const id of ids) await lockMemberships(tx, id);
  return ids;
}

function onField<T>(field: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new Invalid({ [field]: Object.values(error.fields)[0] ?? 'invalid' });
  }
}

/** Errors of the address itself belong to the address field, errors of one account to that account. */
function refusalOf(reason = 'email', index: number): Invalid {
  const isOfAccount = reason === 'already-member' || reason === 'already-invited';
  return new Invalid({ [isOfAccount ? `places.${index}.accountId` : 'email']: reason });
}
