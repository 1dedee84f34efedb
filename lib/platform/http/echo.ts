/** The header by which a program recognises the answer to its request. */
const requestId = 'x-request-id';

/** The headers of an answer that repeat the `X-Request-ID` of the request; none without one. */
export function echoOf({ headers }: { headers: Pick<Headers, 'get'> }): Record<string, string> {
  const id = headers.get(requestId);
  return id ? { [requestId]: id } : {};
}
