import { orNotFound } from '@/lib/access/gate/or-not-found';
import { readUnsubscription } from '@/lib/work/unsubscribed/unsubscribe';
import { LeaveForm } from './leave-form';

/** The unsubscribe page. Opening it changes nothing, because mail scanners open links too. */
export default async function LeavingPage({ params }: PageProps<'/u/[token]'>) {
  const { token } = await params;
  return <LeaveForm token={token} {...(await orNotFound(readUnsubscription(token)))} />;
}
