import type { Visibility } from '@/lib/policy/model';
import { type WorkView, workViews } from '@/lib/work/assignment/work-views';

const hasTeams = (visible: Visibility) => visible.kind === 'some' && visible.teams.length > 0;

/** The views that can hold a contact for someone who reaches that far, where there are teams or none. */
export function viewsWithin(visible: Visibility, teamsExist: boolean): readonly WorkView[] {
  if (visible.kind === 'all') return workViews.filter((view) => view !== 'team' || teamsExist);
  return hasTeams(visible) ? ['all', 'mine', 'team'] : ['all', 'mine'];
}

/** Filters of place that can tell the contacts of someone apart who reaches that far. */
export function filtersWithin(visible: Visibility): { assignee: boolean; nobody: boolean; team: boolean } {
  const isAll = visible.kind === 'all';
  return { assignee: isAll || hasTeams(visible), nobody: isAll, team: isAll || hasTeams(visible) };
}
