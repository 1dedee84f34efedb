import { currentPerson } from '@/lib/access/gate/current-person';
import { NotFound } from '@/lib/platform/errors';
import { saveAs } from '@/lib/platform/files/name';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { isHidden } from '@/lib/platform/refusals/note-refusal';
import { openFile } from '@/lib/work/files/open-file';

/** A file, always as a download and never shown as a page; 404 for people who may not have it (R6). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/w/[workspace]/files/[id]'>,
): Promise<Response> {
  const { workspace, id } = await params;
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const { name, contentType, size, body } = await openFile(person, workspace, id);
    return new Response(body, {
      headers: {
        ...fileHeaders(),
        'content-type': contentType.startsWith('text/') ? `${contentType}; charset=utf-8` : contentType,
        'content-length': String(size),
        'content-disposition': saveAs(name),
      },
    });
  } catch (error) {
    if (isHidden(error)) {
      return new Response(null, { status: 404, headers: fileHeaders() });
    }
    throw error;
  }
}
