import { NewTeamRoute } from '../team-routes';

/** New team, loaded by itself. */
export default function NewTeamPage(props: PageProps<'/w/[workspace]/settings/teams/new'>) {
  return <NewTeamRoute {...props} isOver={false} />;
}
