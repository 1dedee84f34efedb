import { z } from 'zod';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { currentPerson } from '@/lib/access/gate/current-person';
import { consoleStream } from '@/lib/access/live/console-stream';
import { watched } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { isSameOrigin } from '@/lib/platform/http/same-origin';

export const dynamic = 'force-dynamic';

/** The time at which the page was rendered; invalid values are ignored. */
const Since = z.coerce.number().int().positive();

type Params = { params: Promise<{ workspace: string }> };

const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  // Proxies must not buffer events in order to compress or store them.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** The event stream of an open console (S1.4). A person without access gets the answer for a missing workspace (R6). */
export function GET(request: Request, { params }: Params): Promise<Response> {
  return inWorkspaceOf(params, (ctx) => {
    const since = Since.safeParse(new URL(request.url).searchParams.get('since') ?? undefined);
    return new Response(consoleStream(ctx, watched, since.data), { headers: streamHeaders });
  });
}

/** Tells a console whose stream was refused why: 401, 404, or 204 when it would not be refused now. */
export async function POST(_request: Request, { params }: Params): Promise<Response> {
  if (!(await isSameOrigin())) return new Response(null, { status: 400 });
  return inWorkspaceOf(params, () => new Response(null, { status: 204 }));
}

async function inWorkspaceOf(
  params: Params['params'],
  respond: (ctx: WorkspaceContext) => Response | Promise<Response>,
): Promise<Response> {
  try {
    const person = await currentPerson();
    if (!person) return new Response(null, { status: 401 });
    const { workspace } = await params;
    return await respond(await loadWorkspaceContext(person, workspace));
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    return new Response(null, { status: 503 });
  }
}
