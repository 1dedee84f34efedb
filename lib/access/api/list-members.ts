import 'server-only';
import { z } from 'zod';
import { decodeCursor } from '@/lib/access/members/list/cursor';
import { listMembers } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { memberStatuses } from '@/lib/access/members/list/member-statuses';
import { statuses } from '@/lib/policy/model';
import { operation } from './operation';
import { moment, pageAnswer, pageQuery } from './page-query';

const member = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  restrictions: z.array(z.string()),
  status: z.enum(statuses),
  joinedAt: moment.nullable(),
  lastSeenAt: moment.nullable(),
  startsAt: moment.nullable(),
  endsAt: moment.nullable(),
});

/** The users of the workspace, by name, as the Users page searches them. */
export const listMembersOperation = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/members',
  scope: 'users.view',
  status: 200,
  query: z.strictObject({
    q: z.string().max(100, 'too-long').optional(),
    status: z.enum(memberStatuses, 'unknown-choice').optional(),
    ...pageQuery((written) => decodeCursor('name', written) !== null),
  }),
  answer: pageAnswer(member),
  run: async ({ ctx, query: { cursor, ...search } }) => {
    const { rows, nextCursor } = await listMembers(ctx, memberSearch.parse({ ...search, after: cursor }));
    const data = rows.map(({ id, name, email, role, restrictions, status, ...at }) => ({
      ...{ id, name, email, role, restrictions, status },
      joinedAt: at.joinedAt?.toISOString() ?? null,
      lastSeenAt: at.lastSeenAt?.toISOString() ?? null,
      startsAt: at.startsAt?.toISOString() ?? null,
      endsAt: at.endsAt?.toISOString() ?? null,
    }));
    return { data, nextCursor };
  },
});
