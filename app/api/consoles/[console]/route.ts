import { answerConfirmation } from '@/lib/access/presence/answer-confirmation';

/** The confirmation of an open console, as `lib/programs.ts` answers it in front of Next. */
export async function POST(
  _request: Request,
  { params }: { params: Promise<{ console: string }> },
): Promise<Response> {
  return answerConfirmation((await params).console);
}
