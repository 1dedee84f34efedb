import { CoverRoute } from '@/app/w/[workspace]/(access)/settings/users/member-routes';

/** Arrange cover, over the page that opened it. */
export default function CoverDialog(props: PageProps<'/w/[workspace]/settings/users/[member]/cover'>) {
  return <CoverRoute {...props} isOver />;
}
