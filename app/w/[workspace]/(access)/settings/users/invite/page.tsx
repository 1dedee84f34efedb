import { InviteRoute } from '../member-routes';

/** Add user, loaded directly. */
export default function InvitePage(props: PageProps<'/w/[workspace]/settings/users/invite'>) {
  return <InviteRoute {...props} isOver={false} />;
}
