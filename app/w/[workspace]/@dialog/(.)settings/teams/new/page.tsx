import { NewTeamRoute } from '@/app/w/[workspace]/(access)/settings/teams/team-routes';

/** New team, over the page that opened it. */
export default function NewTeamDialog(props: PageProps<'/w/[workspace]/settings/teams/new'>) {
  return <NewTeamRoute {...props} isOver />;
}
