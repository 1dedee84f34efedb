import { describe, expect, test, vi } from 'vitest';
import { type AskVersions, PictureBook } from './picture-book';

describe('picture versions', () => {
  test('are requested once for all people of a page, at most a hundred at a time', async () => {
    const ask = vi.fn<AskVersions>(async (ids) =>
      Object.fromEntries(ids.filter((id) => id === 'ana').map((id) => [id, 'v1'])),
    );
    const book = new PictureBook(ask);
    const listener = vi.fn();
    book.subscribe(listener);
    for (const id of ['ana', 'ben', 'ana', ...Array.from({ length: 150 }, (_, n) => `p${n}`)]) book.ask(id);
    expect(book.versionOf('ana')).toBeNull();
    await expect.poll(() => listener).toHaveBeenCalledOnce();
    expect(ask.mock.calls.map(([ids]) => ids.length)).toEqual([100, 52]);
    expect([book.versionOf('ana'), book.versionOf('ben')]).toEqual(['v1', null]);
    book.ask('ana');
    book.ask('ben');
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('are requested again after a change and after a failed request', async () => {
    const answers: (Record<string, string> | null)[] = [null, { ana: 'v1' }, {}];
    const book = new PictureBook(async () => {
      const answer = answers.shift();
      if (!answer) throw new Error('offline');
      return answer;
    });
    const listener = vi.fn();
    book.subscribe(listener);
    for (const expected of [null, 'v1']) {
      book.ask('ana');
      await expect.poll(() => listener).toHaveBeenCalled();
      listener.mockClear();
      expect(book.versionOf('ana')).toBe(expected);
    }
    book.renew();
    await expect.poll(() => listener).toHaveBeenCalled();
    expect(book.versionOf('ana')).toBeNull();
  });
});
