import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { lockTeam, type Team } from './internal/lock-team';

/**
 * A team in use, locked for a change in a running change of memberships.
 *
 * @throws Denied unless the actor manages teams · NotFound · Invalid for an archived one
 */
export async function teamToChange(tx: Transaction, actor: WorkspaceContext, teamId: string): Promise<Team> {
  authorize(actor, 'teams.manage', { kind: 'workspace' });
  return lockTeam(tx, actor, { teamId });
}
