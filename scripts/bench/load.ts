import autocannon from 'autocannon';

const connections = 10;
const seconds = 3;

/** What is asked, and the only status that counts. */
export interface Asked {
  url: string;
  status: number;
  /** Keys of programs, used in turn. */
  keys?: readonly string[];
  /** Sent as JSON by POST. */
  body?: object;
  headers?: Record<string, string>;
}

/** Answers a second for ten connections that each send the next request after an answer. */
export async function answersASecond({ url, status, keys = [], body, headers }: Asked): Promise<number> {
  const type = { ...headers, ...(body && { 'content-type': 'application/json' }) };
  const requests = keys.map((key) => ({ headers: { ...type, authorization: `Bearer ${key}` } }));
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    headers: type,
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    ...(requests.length > 0 && { requests }),
  });
  const statuses = Object.keys(result.statusCodeStats);
  if (result.errors > 0 || statuses.join() !== String(status))
    throw new Error(`${url} answered ${statuses.join()} with ${result.errors} errors, not only ${status}.`);
  return result.requests.total / result.duration;
}
