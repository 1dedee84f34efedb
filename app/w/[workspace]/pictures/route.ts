import { answerVersions } from '@/lib/http/pictures';
import { loadWorkspaceContext } from '@/lib/services/access/context';
import { picturesIn } from '@/lib/services/pictures/find';

/** Which people of the workspace have a picture. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/w/[workspace]/pictures'>,
): Promise<Response> {
  const { workspace } = await params;
  return answerVersions(request, async (person, ids) =>
    picturesIn(await loadWorkspaceContext(person, workspace), ids),
  );
}
