import { openForReading } from '@/lib/access/gate/open-for-reading';
import { picturesIn } from '@/lib/access/pictures/find-pictures';
import { answerVersions } from '@/lib/access/pictures/pictures';

/** Which people of the workspace have a picture. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/w/[workspace]/pictures'>,
): Promise<Response> {
  const { workspace } = await params;
  return answerVersions(request, async (person, ids) =>
    picturesIn(await openForReading(person, workspace), ids),
  );
}
