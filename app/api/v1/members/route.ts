import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { answerKey } from '../answer';

/** The people of the workspace, as its Users page searches, sorts and pages them (`q`, `level`, `status`, `after` …). */
export function GET(request: Request): Promise<Response> {
  return answerKey(request, 'users.view', async (ctx) => {
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const { rows, nextCursor } = await listMembers(ctx, memberSearch.parse(asked));
    return {
      members: rows.map(({ id, name, email, role, restrictions, status, joinedAt, lastSeenAt }) => ({
        id,
        name,
        email,
        role,
        restrictions,
        status,
        joinedAt,
        lastSeenAt,
      })),
      after: nextCursor,
    };
  });
}
