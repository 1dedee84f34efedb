import { formAnswer } from '@/lib/access/gate/form-answer';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { readEntry } from '@/lib/work/forms/form-entry';
import { ConfirmForm } from './confirm-form';

/** The confirmation link of a form. Opening it changes nothing, because mail scanners open links too. */
export default async function ConfirmEntryPage({ params }: PageProps<'/f/confirm/[token]'>) {
  const { token } = await params;
  const entry = await orNotFound(readEntry(token));
  return <ConfirmForm token={token} {...entry} answer={await formAnswer('confirm-entry')} />;
}
