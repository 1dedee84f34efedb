import { answerRequest } from '@/lib/access/api/answer-request';
import { operations } from '@/lib/modules';

/** Answers every operation of version 1 of the API, and refuses all other addresses. */
export function GET(request: Request): Promise<Response> {
  return answerRequest(operations, request);
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
