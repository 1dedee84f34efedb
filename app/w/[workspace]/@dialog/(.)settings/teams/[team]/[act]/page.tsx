import { TeamActRoute } from '@/app/w/[workspace]/(access)/settings/teams/team-routes';

/** What is done with one team, over the page that it was opened from. */
export default function TeamActDialog(props: PageProps<'/w/[workspace]/settings/teams/[team]/[act]'>) {
  return <TeamActRoute {...props} isOver />;
}
