import { currentPerson } from '@/lib/access/gate/current-person';
import { Unauthenticated } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';
import { isSameOrigin } from '@/lib/platform/http/same-origin';
import { receiveChunk } from '@/lib/work/imports/receive-chunk';
import { chunkBytes } from '@/lib/work/imports/size';

/** Receives a piece of a contact file from the person who started its import, if they still may import. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/w/[workspace]/contacts/imports/[import]'>,
): Promise<Response> {
  const { workspace, import: importId } = await params;
  try {
    if (!(await isSameOrigin())) return new Response(null, { status: 403 });
    const person = await currentPerson();
    if (!person) throw new Unauthenticated();
    if (Number(request.headers.get('content-length') ?? Number.NaN) > chunkBytes) {
      return new Response(null, { status: 413 });
    }
    const bytes = new Uint8Array(await request.arrayBuffer());
    const position = Number(new URL(request.url).searchParams.get('position') ?? Number.NaN);
    await receiveChunk(person, workspace, { importId, position, bytes });
    return new Response(null, { status: 204 });
  } catch (error) {
    const { status, message, fields } = failure(error);
    return Response.json({ message, fields }, { status });
  }
}
