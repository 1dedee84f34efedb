import 'server-only';
import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { directoryLevels } from '@/db/schema/access/directory';
import { people } from '@/db/schema/access/organisations';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied } from '@/lib/platform/errors';
import type { Denied as DeniedDecision } from '@/lib/policy/model';
import type { Member } from './policy-target';

/** Why the console does not change what the identity provider gives. The texts are `roles.directory` in `messages/`. */
export const managedByDirectory: DeniedDecision = {
  allowed: false,
  rule: { kind: 'guard', id: 'directory', model: 'directory' },
  remedy: { kind: 'ask', by: ['provider'] },
};

/** Whether a group of the identity provider gives the member their level. */
export const isProvisioned = sql<boolean>`exists (
  select 1 from directory_levels d
  where d.workspace_id = members.workspace_id and d.member_id = members.id)`;

type Actor = Pick<WorkspaceContext, 'person'>;

/**
 * Refuses a change of a level that a group of the identity provider gives, unless the provider makes it.
 *
 * @throws Denied
 */
export async function requireOwnLevel(
  tx: Transaction,
  { person }: Actor,
  { workspaceId, id }: Pick<Member, 'workspaceId' | 'id'>,
): Promise<void> {
  if (person.program) return;
  const [level] = await tx
    .select({ role: directoryLevels.role })
    .from(directoryLevels)
    .where(and(eq(directoryLevels.workspaceId, workspaceId), eq(directoryLevels.memberId, id)))
    .limit(1);
  if (level) throw new Denied(managedByDirectory);
}

/**
 * Refuses to give a person access whom the identity provider deactivated, unless the provider does it. The transaction
 * must be in the organisation.
 *
 * @throws Denied
 */
export async function requireActivePerson(
  tx: Transaction,
  { person }: Actor,
  { organisationId, userId }: Pick<Member, 'organisationId' | 'userId'>,
): Promise<void> {
  if (person.program || userId === null) return;
  if (await isDeactivated(tx, { organisationId, userId })) throw new Denied(managedByDirectory);
}

/** Whether the identity provider deactivated the person. The transaction must be in the organisation. */
export async function isDeactivated(
  tx: Transaction,
  { organisationId, userId }: { organisationId: string; userId: string },
): Promise<boolean> {
  const [suspended] = await tx
    .select({ userId: people.userId })
    .from(people)
    .where(
      and(
        eq(people.organisationId, organisationId),
        eq(people.userId, userId),
        isNotNull(people.suspendedAt),
      ),
    );
  return suspended !== undefined;
}
