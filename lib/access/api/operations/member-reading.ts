import 'server-only';
import { z } from 'zod';
import { decodeCursor } from '@/lib/access/members/list/cursor';
import { listMemberFacts } from '@/lib/access/members/list/list-members';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { memberStatuses } from '@/lib/access/members/list/member-statuses';
import { viewMember } from '@/lib/access/members/list/view-member';
import { operation } from '../operation';
import { pageAnswer, pageQuery } from '../page-query';
import { memberForProgram, memberParams, readMember } from './member-shape';

/** The users of the workspace, by name, as the Users page searches them. */
const listMembersOperation = operation({
  id: 'listMembers',
  method: 'GET',
  path: '/members',
  scope: 'users.view',
  status: 200,
  query: z.strictObject({
    q: z.string().max(100, 'too-long').optional(),
    status: z.enum(memberStatuses, 'unknown-choice').optional(),
    role: z.string().max(64, 'too-long').optional(),
    teamId: z.uuid('invalid').optional(),
    ...pageQuery((written) => decodeCursor('name', written) !== null),
  }),
  answer: pageAnswer(readMember),
  run: async ({ ctx, query: { cursor, role, teamId, ...search } }) => {
    const asked = memberSearch.parse({ ...search, level: role, team: teamId, after: cursor });
    const { rows, nextCursor } = await listMemberFacts(ctx, asked);
    return { data: rows.map(memberForProgram), nextCursor };
  },
});

const getMemberOperation = operation({
  id: 'getMember',
  method: 'GET',
  path: '/members/{memberId}',
  scope: 'users.view',
  status: 200,
  params: memberParams,
  answer: readMember,
  run: async ({ ctx, params }) => memberForProgram(await viewMember(ctx, params.memberId)),
});

export const memberReading = [listMembersOperation, getMemberOperation];
