import { RevokeRoute } from '@/app/w/[workspace]/(access)/settings/users/member-routes';

/** Revoke access, over the page that opened it. */
export default function RevokeDialog(props: PageProps<'/w/[workspace]/settings/users/[member]/revoke'>) {
  return <RevokeRoute {...props} isOver />;
}
