import { expect } from 'vitest';
import { Denied } from '@/lib/platform/errors';

/** Expects that each attempt is denied by that rule, and that `stored` reads the same afterwards. */
export async function expectDenied<Who>(
  stored: (who: Who) => Promise<unknown>,
  who: Who,
  attempts: readonly ((who: Who) => unknown)[],
  rule: object,
): Promise<void> {
  const before = await stored(who);
  for (const attempt of attempts) {
    const refusal = await (async () => attempt(who))().then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Denied);
    expect(refusal).toMatchObject({ decision: { rule } });
  }
  expect(await stored(who)).toEqual(before);
}
