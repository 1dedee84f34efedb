import { FirstMessageRoute } from '../first-message-route';

/** A first message to a contact, loaded by itself. */
export default function FirstMessagePage(props: PageProps<'/w/[workspace]/messages/new/[contact]'>) {
  return <FirstMessageRoute {...props} isOver={false} />;
}
