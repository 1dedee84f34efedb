import { answerDecisionPoint } from '@/lib/access/authzen/answer-decision-point';
import { decisionRecords } from '@/lib/modules';

/** Answers the decision point of a workspace, and refuses all other addresses and methods. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/authzen/[workspace]/access/v1/[...path]'>,
): Promise<Response> {
  const { workspace, path } = await params;
  return answerDecisionPoint(decisionRecords, request, { workspace, path: path.join('/') });
}

export { POST as DELETE, POST as GET, POST as PATCH, POST as PUT };
