import { currentPerson } from '@/lib/access/gate/current-person';
import { Denied, NotFound } from '@/lib/platform/errors';
import { saveAs } from '@/lib/platform/files/name';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { openDataExport } from '@/lib/work/data-exports/open-data-export';

/** The file of an export of everything, for the one who asked for it and still may; for anyone else there is none (R6). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/w/[workspace]/data-exports/[id]'>,
): Promise<Response> {
  const { workspace, id } = await params;
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const { filename, size, body } = await openDataExport(person, workspace, id);
    return new Response(body, {
      headers: {
        ...fileHeaders(),
        'content-type': 'application/zip',
        'content-length': String(size),
        'content-disposition': saveAs(filename),
      },
    });
  } catch (error) {
    if (error instanceof NotFound || error instanceof Denied) {
      return new Response(null, { status: 404, headers: fileHeaders() });
    }
    throw error;
  }
}
