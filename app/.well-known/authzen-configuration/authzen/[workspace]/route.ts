import { metadataOf } from '@/lib/access/authzen/decision-point';
import { echoOf } from '@/lib/platform/http/echo';
import { env } from '@/lib/platform/settings/settings';

/** The metadata of a workspace's decision point, for everyone: it names nothing of an organisation. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/.well-known/authzen-configuration/authzen/[workspace]'>,
): Promise<Response> {
  const { workspace } = await params;
  const metadata = metadataOf(env().APP_ORIGIN, workspace);
  if (!metadata) return new Response(null, { status: 404 });
  return Response.json(metadata, {
    headers: { ...echoOf(request), 'cache-control': 'public, max-age=3600' },
  });
}
