import { answerPicture } from '@/lib/http/pictures';
import { loadWorkspaceContext } from '@/lib/services/access/context';
import { pictureIn } from '@/lib/services/pictures/find';

/** The picture of somebody in the workspace. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/w/[workspace]/pictures/[id]'>,
): Promise<Response> {
  const { workspace, id } = await params;
  return answerPicture(id, async (person) => pictureIn(await loadWorkspaceContext(person, workspace), id));
}
