import { RevokeRoute } from '../../member-routes';

/** Revoke access, loaded directly. */
export default function RevokePage(props: PageProps<'/w/[workspace]/settings/users/[member]/revoke'>) {
  return <RevokeRoute {...props} isOver={false} />;
}
