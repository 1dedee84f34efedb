import { InviteRoute } from '@/app/w/[workspace]/(access)/settings/users/member-routes';

/** Add user, over the list. */
export default function InviteDialog(props: PageProps<'/w/[workspace]/settings/users/invite'>) {
  return <InviteRoute {...props} isOver />;
}
