import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonical } from '@/lib/platform/canonical';
import { Invalid } from '@/lib/platform/errors';
import { type PageRequest, pageSizes } from './request';

/** A page of a search: at most `limit` results after a key. */
export interface SearchPage {
  after: string | null;
  limit: number;
}

/** The answer of a search. `next_token` is empty on the last page. */
export interface SearchAnswer<Result> {
  page: { next_token: string; count: number };
  results: Result[];
}

const token = z.tuple([z.string(), z.string(), z.int().min(0).max(pageSizes.most)]);

/**
 * The page that a request asks for, and the writer of the next token. A token belongs to one request: with anything
 * else in it, or with another limit, it is refused. It gives no access: the next page is decided anew (R4).
 *
 * @param bound what the token is bound to: everything of the request but the page
 * @throws Invalid on `page.token`
 */
export function openPage({ token: written, limit, properties }: PageRequest, bound: unknown) {
  const digest = createHash('sha256')
    .update(canonical([bound, properties]))
    .digest('base64url');
  const wanted = limit === undefined ? undefined : Math.min(limit, pageSizes.most);
  const page: SearchPage = { after: null, limit: wanted ?? pageSizes.usual };
  if (written) {
    const [of, after, before] = read(written);
    if (of !== digest || (wanted ?? before) !== before) throw new Invalid({ 'page.token': 'bad-cursor' });
    Object.assign(page, { after, limit: before });
  }
  const tokenAfter = (key: string) =>
    Buffer.from(JSON.stringify([digest, key, page.limit])).toString('base64url');
  return { page, tokenAfter };
}

function read(written: string): [string, string, number] {
  try {
    const { data } = token.safeParse(JSON.parse(Buffer.from(written, 'base64url').toString()));
    if (data) return data;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Invalid({ 'page.token': 'bad-cursor' });
}

/**
 * Cuts results that were read to one more than the page holds.
 *
 * @param keyOf the key of a result, by which the next page is found
 * @param pausedAt the key from which a search goes on that paused before the page was full
 */
export function cutResults<Result>(
  { page, tokenAfter }: ReturnType<typeof openPage>,
  found: readonly Result[],
  keyOf: (result: Result) => string,
  pausedAt: string | null = null,
): SearchAnswer<Result> {
  const results = found.slice(0, page.limit);
  const last = results.at(-1);
  const after = last === undefined ? (page.after ?? '') : keyOf(last);
  const next = found.length > page.limit ? after : pausedAt;
  return { page: { next_token: next === null ? '' : tokenAfter(next), count: results.length }, results };
}

/** The answer without results. */
export const noResults: SearchAnswer<never> = { page: { next_token: '', count: 0 }, results: [] };
