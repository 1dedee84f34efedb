import { RevokeRoute } from '@/app/w/[workspace]/(access)/settings/users/member-routes';

/** Revoke access, over the page that it was opened from. */
export default function RevokeDialog(props: PageProps<'/w/[workspace]/settings/users/[member]/revoke'>) {
  return <RevokeRoute {...props} isOver />;
}
