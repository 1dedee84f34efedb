import 'server-only';
import { notFound } from 'next/navigation';
import { NotFound } from '@/lib/platform/errors';
import { noteRefusal } from '@/lib/platform/refusals/note-refusal';

/** What a page reads. A missing or unreachable object and an invalid id answer 404 alike (R6). */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    noteRefusal('not-found');
    notFound();
  }
}
