import { currentPerson } from '@/lib/access/gate/current-person';
import { NotFound } from '@/lib/platform/errors';
import { saveAs } from '@/lib/platform/files/name';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { isHidden } from '@/lib/platform/refusals/note-refusal';
import { openDataExport } from '@/lib/work/data-exports/open-data-export';

/** The file of a data export, for the person who requested it and still may; 404 for everyone else (R6). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/w/[workspace]/data-exports/[id]'>,
): Promise<Response> {
  const { workspace, id } = await params;
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const { filename, contentType, size, body } = await openDataExport(person, workspace, id);
    return new Response(body, {
      headers: {
        ...fileHeaders(),
        'content-type': contentType,
        'content-length': String(size),
        'content-disposition': saveAs(filename),
      },
    });
  } catch (error) {
    if (isHidden(error)) {
      return new Response(null, { status: 404, headers: fileHeaders() });
    }
    throw error;
  }
}
