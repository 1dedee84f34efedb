import { TeamActRoute } from '../../team-routes';

/** What is done with one team, loaded by itself. */
export default function TeamActPage(props: PageProps<'/w/[workspace]/settings/teams/[team]/[act]'>) {
  return <TeamActRoute {...props} isOver={false} />;
}
