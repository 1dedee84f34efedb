import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { answerKey } from '../answer';

/**
 * The members of the workspace, with the search, sorting and paging of the Users page (`q`, `level`, `status`,
 * `after` …).
 */
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
