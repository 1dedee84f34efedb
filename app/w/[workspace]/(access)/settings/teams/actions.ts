'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { archiveTeam, restoreTeam } from '@/lib/access/teams/archive-team';
import { changeTeamMembers } from '@/lib/access/teams/change-members';
import { createTeam } from '@/lib/access/teams/create-team';
import { describeTeam } from '@/lib/access/teams/describe-team';
import { findCandidates } from '@/lib/access/teams/find-candidates';
import { renameTeam } from '@/lib/access/teams/rename-team';
import { work } from '@/lib/modules';
import { typed } from '@/lib/platform/search/search-text';
import { ArchiveTeam, ChangeTeamMembers, CreateTeam, FindCandidates, OneTeam, RenameTeam } from './inputs';

/** The actions of the Teams page. */

export const createTeamAction = action('teams.manage', creating(CreateTeam), async (ctx, input) => {
  await createTeam(ctx, input);
  refresh();
});

export const renameTeamAction = action('teams.manage', RenameTeam, async (ctx, input) => {
  await renameTeam(ctx, input);
  refresh();
});

export const changeTeamMembersAction = action('teams.manage', ChangeTeamMembers, async (ctx, input) => {
  await changeTeamMembers(ctx, input);
  refresh();
});

export const archiveTeamAction = action('teams.manage', ArchiveTeam, async (ctx, input) => {
  await archiveTeam(ctx, input);
  refresh();
});

export const restoreTeamAction = action('teams.manage', OneTeam, async (ctx, input) => {
  await restoreTeam(ctx, input);
  refresh();
});

export const describeTeamAction = action('teams.manage', OneTeam, (ctx, input) =>
  describeTeam(ctx, work, input),
);

export const findCandidatesAction = action('teams.manage', FindCandidates, (ctx, { q }) =>
  findCandidates(ctx, { q: typed.parse(q) }),
);
