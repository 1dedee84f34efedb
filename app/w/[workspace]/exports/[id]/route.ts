import { currentPerson } from '@/lib/auth/current-person';
import { Denied, NotFound } from '@/lib/errors';
import { openExport } from '@/lib/services/exports/open';

/** The file of an export, for the one who asked for it and still may; for anyone else there is none (R6). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/w/[workspace]/exports/[id]'>,
): Promise<Response> {
  const { workspace, id } = await params;
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const { filename, body } = await openExport(person, workspace, id);
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${filename}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (error instanceof NotFound || error instanceof Denied) return new Response(null, { status: 404 });
    throw error;
  }
}
