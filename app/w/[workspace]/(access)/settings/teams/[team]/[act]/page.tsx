import { TeamActRoute } from '../../team-routes';

/** An action on one team, loaded directly. */
export default function TeamActPage(props: PageProps<'/w/[workspace]/settings/teams/[team]/[act]'>) {
  return <TeamActRoute {...props} isOver={false} />;
}
