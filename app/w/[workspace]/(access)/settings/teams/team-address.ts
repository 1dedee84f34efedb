import type { TeamView } from '@/lib/access/teams/team-view';

export const teamActs = ['members', 'rename', 'archive'] as const;

/** The address of an action on a team. */
export function teamAddress(workspace: string, team: TeamView, act: (typeof teamActs)[number]): string {
  return `/w/${workspace}/settings/teams/${team.id}/${act}`;
}
