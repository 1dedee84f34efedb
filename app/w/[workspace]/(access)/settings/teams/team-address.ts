import type { TeamView } from '@/lib/access/teams/team-view';

export const teamActs = ['members', 'rename', 'archive'] as const;

/** Where an act on a team opens. */
export function teamAddress(workspace: string, team: TeamView, act: (typeof teamActs)[number]): string {
  return `/w/${workspace}/settings/teams/${team.id}/${act}`;
}
