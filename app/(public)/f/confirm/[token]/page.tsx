import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/platform/errors';
import { readEntry } from '@/lib/work/forms/form-entry';
import { ConfirmForm } from './confirm-form';

/** The confirmation link of a form. Opening it changes nothing, because mail scanners open links too. */
export default async function ConfirmEntryPage({ params }: PageProps<'/f/confirm/[token]'>) {
  const { token } = await params;
  return <ConfirmForm token={token} {...(await entry(token))} />;
}

async function entry(token: string) {
  try {
    return await readEntry(token);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
