import { CoverRoute } from '../../member-routes';

/** Arrange cover, loaded directly. */
export default function CoverPage(props: PageProps<'/w/[workspace]/settings/users/[member]/cover'>) {
  return <CoverRoute {...props} isOver={false} />;
}
