import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/platform/errors';
import { readLeaving } from '@/lib/work/unsubscribed/unsubscribe';
import { LeaveForm } from './leave-form';

/** Where a reader asks for no more messages. Opening it changes nothing: mail scanners open links too. */
export default async function LeavingPage({ params }: PageProps<'/u/[token]'>) {
  const { token } = await params;
  return <LeaveForm token={token} {...(await leaving(token))} />;
}

async function leaving(token: string) {
  try {
    return await readLeaving(token);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
