import type { Visibility } from '@/lib/policy/model';
import { type WorkView, workViews } from '@/lib/work/assignment/work-views';

const hasTeams = (reach: Visibility) => reach.kind === 'some' && reach.teams.length > 0;

/** The views that can hold a contact for someone who reaches that far, where there are teams or none. */
export function viewsWithin(reach: Visibility, teamsExist: boolean): readonly WorkView[] {
  if (reach.kind === 'all') return workViews.filter((view) => view !== 'team' || teamsExist);
  return hasTeams(reach) ? ['all', 'mine', 'team'] : ['all', 'mine'];
}

/** Filters of place that can tell the contacts of someone apart who reaches that far. */
export function filtersWithin(reach: Visibility): { assignee: boolean; nobody: boolean; team: boolean } {
  const isAll = reach.kind === 'all';
  return { assignee: isAll || hasTeams(reach), nobody: isAll, team: isAll || hasTeams(reach) };
}
