import { redirect } from 'next/navigation';

/** The guide opens with the topics for owners. */
export default function HelpPage() {
  redirect('/help/owners');
}
