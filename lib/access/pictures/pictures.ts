import 'server-only';
import { z } from 'zod';
import type { SignedIn } from '@/lib/access/context/context';
import { currentSession } from '@/lib/access/gate/current-person';
import { NotFound } from '@/lib/platform/errors';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { isHidden } from '@/lib/platform/refusals/note-refusal';
import { requireId } from '@/lib/platform/require-id';
import type { Picture, PictureVersions } from './find-pictures';

const most = 100;
const Ids = z
  .string()
  .transform((list) => list.split(','))
  .pipe(z.array(z.uuid()).min(1).max(most));

/** Answers which of the people in `?of=` have a picture; only for actors with a membership here (R6). */
export async function answerVersions(
  request: Request,
  find: (person: SignedIn, ids: readonly string[]) => Promise<PictureVersions>,
): Promise<Response> {
  return orNone(async (person) => {
    const ids = Ids.safeParse(new URL(request.url).searchParams.get('of'));
    // Checks the membership before the input: a person without one learns nothing about the input.
    const versions = await find(person, ids.data ?? []);
    if (!ids.success) return new Response(null, { status: 400, headers: fileHeaders() });
    return Response.json(versions, { headers: fileHeaders() });
  });
}

/** Answers with a picture. Its address changes with it: browsers may cache it for an hour, shared caches never. */
export async function answerPicture(
  id: string,
  find: (person: SignedIn, id: string) => Promise<Picture>,
): Promise<Response> {
  return orNone(async (person) => {
    const { contentType, bytes } = await find(person, requireId(id));
    return new Response(Buffer.from(bytes), {
      headers: {
        ...fileHeaders(),
        'content-type': contentType,
        'content-length': String(bytes.length),
        'Cache-Control': 'private, max-age=3600',
        Vary: 'Cookie',
      },
    });
  });
}

async function orNone(answer: (person: SignedIn) => Promise<Response>): Promise<Response> {
  try {
    const person = await currentSession();
    if (!person) throw new NotFound();
    return await answer(person);
  } catch (error) {
    if (isHidden(error)) {
      return new Response(null, { status: 404, headers: fileHeaders() });
    }
    throw error;
  }
}
