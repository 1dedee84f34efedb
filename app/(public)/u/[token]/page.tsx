import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/platform/errors';
import { readUnsubscription } from '@/lib/work/unsubscribed/unsubscribe';
import { LeaveForm } from './leave-form';

/** The unsubscribe page. Opening it changes nothing, because mail scanners open links too. */
export default async function LeavingPage({ params }: PageProps<'/u/[token]'>) {
  const { token } = await params;
  return <LeaveForm token={token} {...(await leaving(token))} />;
}

async function leaving(token: string) {
  try {
    return await readUnsubscription(token);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
