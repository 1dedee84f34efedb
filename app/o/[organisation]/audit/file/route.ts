import { z } from 'zod';
import { currentPerson } from '@/lib/access/gate/current-person';
import { exportTrail, trailFormats } from '@/lib/access/trail/export-trail';
import { NotFound } from '@/lib/platform/errors';
import { isHidden } from '@/lib/platform/refusals/note-refusal';

const Format = z.enum(trailFormats).catch('jsonl');
const types = { jsonl: 'application/jsonl', csv: 'text/csv', ocsf: 'application/jsonl' };

/** The audit trail as a file, for administrators of the organisation; 404 for everyone else (R6). */
export async function GET(
  request: Request,
  { params }: RouteContext<'/o/[organisation]/audit/file'>,
): Promise<Response> {
  const { organisation } = await params;
  const format = Format.parse(new URL(request.url).searchParams.get('format'));
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const { filename, body } = await exportTrail(person, organisation, format);
    return new Response(body, {
      headers: {
        'content-type': `${types[format]}; charset=utf-8`,
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
