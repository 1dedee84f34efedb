import { TeamActRoute } from '@/app/w/[workspace]/(access)/settings/teams/team-routes';

/** An action on one team, over the page that opened it. */
export default function TeamActDialog(props: PageProps<'/w/[workspace]/settings/teams/[team]/[act]'>) {
  return <TeamActRoute {...props} isOver />;
}
