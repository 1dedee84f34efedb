import { formAnswer } from '@/lib/access/gate/form-answer';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { readUnsubscription } from '@/lib/work/unsubscribed/unsubscribe';
import { LeaveForm } from './leave-form';

/** The unsubscribe page. Opening it changes nothing, because mail scanners open links too. */
export default async function LeavingPage({ params }: PageProps<'/u/[token]'>) {
  const { token } = await params;
  const unsubscription = await orNotFound(readUnsubscription(token));
  return <LeaveForm token={token} {...unsubscription} answer={await formAnswer('leave')} />;
}
