import 'server-only';
import { z } from 'zod';
import { archiveTeam, restoreTeam } from '@/lib/access/teams/archive-team';
import { changeTeamMembers } from '@/lib/access/teams/change-members';
import { createTeam } from '@/lib/access/teams/create-team';
import { pageOfTeams, type TeamFacts, viewTeam } from '@/lib/access/teams/page-of-teams';
import { renameTeam } from '@/lib/access/teams/rename-team';
import { teamName, teamPeople } from '@/lib/access/teams/team-name';
import { teamShows } from '@/lib/access/teams/team-search';
import { readCursor } from '@/lib/platform/paging/cursor';
import { operation } from '../operation';
import { pageAnswer, pageQuery } from '../page-query';
import { version } from './member-shape';

const teamParams = z.strictObject({ teamId: z.uuid() });
const teamId = z.strictObject({ id: z.uuid() });

const readTeam = z.strictObject({
  ...{ id: z.uuid(), name: z.string(), version: z.int() },
  ...{ isArchived: z.boolean(), members: z.int() },
});

const forProgram = ({ people, ...facts }: TeamFacts) => ({ ...facts, members: people });

const listTeamsOperation = operation({
  id: 'listTeams',
  method: 'GET',
  path: '/teams',
  scope: 'teams.view',
  status: 200,
  query: z.strictObject({
    show: z.enum(teamShows, 'unknown-choice').default('in-use'),
    ...pageQuery((written) => readCursor(written) !== null),
  }),
  answer: pageAnswer(readTeam),
  run: async ({ ctx, query }) => {
    const { rows, nextCursor } = await pageOfTeams(ctx, query);
    return { data: rows.map(forProgram), nextCursor };
  },
});

const getTeamOperation = operation({
  id: 'getTeam',
  method: 'GET',
  path: '/teams/{teamId}',
  scope: 'teams.view',
  status: 200,
  params: teamParams,
  answer: readTeam,
  run: async ({ ctx, params }) => forProgram(await viewTeam(ctx, params)),
});

const createTeamOperation = operation({
  id: 'createTeam',
  method: 'POST',
  path: '/teams',
  scope: 'teams.manage',
  status: 201,
  body: z.strictObject({ name: teamName, memberIds: teamPeople.default([]) }),
  example: { name: 'Paris' },
  answer: teamId,
  run: async ({ ctx, body }) => ({ id: (await createTeam(ctx, body)).id }),
});

const renameTeamOperation = operation({
  id: 'renameTeam',
  method: 'PATCH',
  path: '/teams/{teamId}',
  scope: 'teams.manage',
  status: 200,
  params: teamParams,
  body: z.strictObject({ name: teamName, version }),
  example: { name: 'Lyon' },
  answer: teamId,
  run: async ({ ctx, params, body }) => {
    await renameTeam(ctx, { ...params, ...body });
    return { id: params.teamId };
  },
});

/** Those who see only their team's contacts see them with their next request, and those removed no longer (S1.22, R4). */
const changeMembersOperation = operation({
  id: 'changeTeamMembers',
  method: 'POST',
  path: '/teams/{teamId}/members',
  scope: 'teams.manage',
  status: 200,
  params: teamParams,
  body: z.strictObject({ add: teamPeople.default([]), remove: teamPeople.default([]), version }),
  example: { add: ['01900000-0000-7000-8000-000000000000'] },
  answer: teamId,
  run: async ({ ctx, params, body }) => {
    await changeTeamMembers(ctx, { ...params, ...body });
    return { id: params.teamId };
  },
});

const archiveTeamOperation = operation({
  id: 'archiveTeam',
  method: 'POST',
  path: '/teams/{teamId}/archive',
  scope: 'teams.manage',
  status: 200,
  params: teamParams,
  body: z.strictObject({ version }),
  example: {},
  answer: teamId,
  run: async ({ ctx, params, body }) => {
    await archiveTeam(ctx, { ...params, ...body });
    return { id: params.teamId };
  },
});

const restoreTeamOperation = operation({
  id: 'restoreTeam',
  method: 'POST',
  path: '/teams/{teamId}/restore',
  scope: 'teams.manage',
  status: 200,
  params: teamParams,
  answer: teamId,
  run: async ({ ctx, params }) => {
    await restoreTeam(ctx, params);
    return { id: params.teamId };
  },
});

export const teamOperations = [
  listTeamsOperation,
  getTeamOperation,
  createTeamOperation,
  renameTeamOperation,
  changeMembersOperation,
  archiveTeamOperation,
  restoreTeamOperation,
];
