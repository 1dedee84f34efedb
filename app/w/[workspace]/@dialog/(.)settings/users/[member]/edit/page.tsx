import { EditAccessRoute } from '@/app/w/[workspace]/(access)/settings/users/member-routes';

/** Edit access, over the page that opened it. */
export default function EditAccessDialog(props: PageProps<'/w/[workspace]/settings/users/[member]/edit'>) {
  return <EditAccessRoute {...props} isOver />;
}
