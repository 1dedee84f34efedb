import { FirstMessageRoute } from '@/app/w/[workspace]/(work)/messages/new/first-message-route';

/** A first message to a contact, over the page that it was opened from. */
export default function FirstMessageDialog(props: PageProps<'/w/[workspace]/messages/new/[contact]'>) {
  return <FirstMessageRoute {...props} isOver />;
}
