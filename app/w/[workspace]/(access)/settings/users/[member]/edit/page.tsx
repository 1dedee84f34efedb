import { EditAccessRoute } from '../../member-routes';

/** Edit access, loaded directly. */
export default function EditAccessPage(props: PageProps<'/w/[workspace]/settings/users/[member]/edit'>) {
  return <EditAccessRoute {...props} isOver={false} />;
}
