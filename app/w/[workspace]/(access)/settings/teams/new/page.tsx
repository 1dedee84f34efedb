import { NewTeamRoute } from '../team-routes';

/** New team, loaded directly. */
export default function NewTeamPage(props: PageProps<'/w/[workspace]/settings/teams/new'>) {
  return <NewTeamRoute {...props} isOver={false} />;
}
