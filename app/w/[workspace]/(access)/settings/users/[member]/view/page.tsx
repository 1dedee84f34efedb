import { ViewRoute } from '../../member-routes';

/** View as a member, loaded directly. */
export default function ViewPage(props: PageProps<'/w/[workspace]/settings/users/[member]/view'>) {
  return <ViewRoute {...props} isOver={false} />;
}
