import { ViewRoute } from '@/app/w/[workspace]/(access)/settings/users/member-routes';

/** View as a member, over the page that opened it. */
export default function ViewDialog(props: PageProps<'/w/[workspace]/settings/users/[member]/view'>) {
  return <ViewRoute {...props} isOver />;
}
