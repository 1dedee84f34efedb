import { currentPerson } from '@/lib/access/gate/current-person';
import { openExport } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { isFileFormat } from '@/lib/platform/files/file-format';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { isHidden } from '@/lib/platform/refusals/note-refusal';

/**
 * The file of an export in the requested format, for the person who requested it and still may; 404 for everyone else
 * (R6).
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/w/[workspace]/exports/[id]'>,
): Promise<Response> {
  const { workspace, id } = await params;
  const requested = new URL(request.url).searchParams.get('format');
  const format = isFileFormat(requested) ? requested : 'programs';
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const { filename, body } = await openExport(person, workspace, id, {
      format,
      language: await currentLanguage(),
    });
    return new Response(body, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${filename}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (isHidden(error)) return new Response(null, { status: 404 });
    throw error;
  }
}
