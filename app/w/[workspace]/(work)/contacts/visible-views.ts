import type { Visibility } from '@/lib/policy/model';
import { type WorkView, workViews } from '@/lib/work/assignment/work-views';

const hasTeams = (visible: Visibility) => visible.kind === 'some' && visible.teams.length > 0;

/** The views that can contain a contact within the person's scope, with or without teams in the model. */
export function viewsWithin(visible: Visibility, teamsExist: boolean): readonly WorkView[] {
  if (visible.kind === 'all') return workViews.filter((view) => view !== 'team' || teamsExist);
  return hasTeams(visible) ? ['all', 'mine', 'team'] : ['all', 'mine'];
}

/** The assignment filters that can distinguish contacts within the person's scope. */
export function filtersWithin(visible: Visibility): { assignee: boolean; nobody: boolean; team: boolean } {
  const isAll = visible.kind === 'all';
  return { assignee: isAll || hasTeams(visible), nobody: isAll, team: isAll || hasTeams(visible) };
}
