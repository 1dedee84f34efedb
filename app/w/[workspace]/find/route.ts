import { currentSession } from '@/lib/access/gate/current-person';
import { openForReading } from '@/lib/access/gate/open-for-reading';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { isHidden } from '@/lib/platform/refusals/note-refusal';
import { typed } from '@/lib/platform/search/search-text';
import { findTargets } from './find-targets';

/** What the command palette finds for `?q=`, in the person's language; only what they may see or do (R5, R6). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/w/[workspace]/find'>,
): Promise<Response> {
  try {
    const person = await currentSession();
    if (!person) return new Response(null, { status: 401, headers: fileHeaders() });
    const ctx = await openForReading(person, (await params).workspace);
    const query = typed.parse(new URL(request.url).searchParams.get('q'));
    return Response.json(await findTargets(ctx, query), { headers: fileHeaders() });
  } catch (error) {
    if (isHidden(error)) {
      return new Response(null, { status: 404, headers: fileHeaders() });
    }
    throw error;
  }
}
