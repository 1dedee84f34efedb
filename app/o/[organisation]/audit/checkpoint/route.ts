import { loadOrganisationContext } from '@/lib/access/context/context';
import { currentPerson } from '@/lib/access/gate/current-person';
import { signCheckpoint } from '@/lib/access/trail/sign-checkpoint';
import { NotFound } from '@/lib/platform/errors';
import { isHidden } from '@/lib/platform/refusals/note-refusal';

/** A signed checkpoint of the audit trail, for administrators of the organisation; 404 for everyone else (R6). */
export async function GET(
  _: Request,
  { params }: RouteContext<'/o/[organisation]/audit/checkpoint'>,
): Promise<Response> {
  const { organisation } = await params;
  const person = await currentPerson();
  try {
    if (!person) throw new NotFound();
    const ctx = await loadOrganisationContext(person, organisation);
    return new Response(await signCheckpoint(ctx), {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${ctx.organisation.slug}-audit.checkpoint"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (isHidden(error)) return new Response(null, { status: 404 });
    throw error;
  }
}
