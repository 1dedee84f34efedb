import 'server-only';
import { inTenant } from '@/db/tenant';
import {
  loadWorkspaceContext,
  MembershipEnded,
  type SignedIn,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { AccessLost, findLostAccess } from '@/lib/access/context/find-lost-access';
import { recordEndings } from '@/lib/access/members/dates/record-endings';
import { FactorMissing, NotFound } from '@/lib/platform/errors';

/**
 * The person's membership in the workspace, for a request. Their own request is often the first to meet the end of
 * their membership or of their suspension: it is recorded then (B4, B5).
 *
 * @throws NotFound when the workspace is missing, or they have no active membership in it; the NotFound is an
 *   `AccessLost` when they were members, so that the page and the action can say so
 * @throws FactorMissing when it requires a second factor that they lack (B17)
 */
export async function openWorkspace(person: SignedIn, slug: string): Promise<WorkspaceContext> {
  try {
    const ctx = await loadWorkspaceContext(person, slug);
    if (ctx.member.storedStatus !== 'suspended') return ctx;
    await record({ ...ctx.inheritedFrom, organisationId: ctx.organisation.id });
    return await loadWorkspaceContext(person, slug);
  } catch (error) {
    if (!(error instanceof NotFound) || error instanceof FactorMissing) throw error;
    if (error instanceof MembershipEnded) await record(error);
    const lost = await findLostAccess(person.userId, slug);
    throw lost ? new AccessLost(lost) : error;
  }
}

async function record({ workspaceId, organisationId }: { workspaceId: string; organisationId: string }) {
  await inTenant({ workspaceId, organisationId }, (tx) => recordEndings(tx, workspaceId));
}
