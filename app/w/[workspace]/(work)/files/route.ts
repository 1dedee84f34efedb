import { loadWorkspaceContext } from '@/lib/access/context/context';
import { currentPerson } from '@/lib/access/gate/current-person';
import type { ActionResult } from '@/lib/platform/action-result';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';
import { fileHeaders } from '@/lib/platform/http/file-headers';
import { isOfOwnPage } from '@/lib/platform/http/same-origin';
import { receiveFile } from '@/lib/work/files/receive-file';

/**
 * Receives a file: the body is its bytes, the address contains its name. The proxy would buffer the whole body, so
 * this route bypasses it and checks origin, session and length itself (SA2, SA8).
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/w/[workspace]/files'>,
): Promise<Response> {
  const { workspace } = await params;
  try {
    if (!isOfOwnPage(request.headers)) return answer(403, new Invalid({ '': 'origin' }));
    const person = await currentPerson();
    if (!person) throw new Unauthenticated();
    const ctx = await loadWorkspaceContext(person, workspace);
    const size = announcedSize(request.headers);
    if (size === null) return answer(411, new Invalid({ '': 'file-incomplete' }));
    const name = new URL(request.url).searchParams.get('name') ?? '';
    const data = await receiveFile(ctx, { name, size }, request.body ?? new Blob().stream());
    return Response.json({ ok: true, data }, { status: 201, headers: fileHeaders() });
  } catch (error) {
    return answer(null, error);
  }
}

/** Reading this address answers 404 (R6). */
export function GET(): Response {
  return new Response(null, { status: 404, headers: fileHeaders() });
}

function announcedSize(headers: Headers): number | null {
  const length = headers.get('content-length');
  return length && /^\d{1,15}$/.test(length) && !headers.has('transfer-encoding') ? Number(length) : null;
}

function answer(status: number | null, cause: unknown): Response {
  const error = failure(cause);
  const answerStatus = error.message === 'file-too-large' ? 413 : (status ?? error.status);
  const result: ActionResult<never> = { ok: false, error: { ...error, status: answerStatus } };
  return Response.json(result, { status: answerStatus, headers: fileHeaders() });
}
