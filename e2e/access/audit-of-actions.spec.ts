import { undeclaredFields } from '@/lib/access/audit/test-support/undeclared-fields';
import { eventsOf } from '../fixtures/events-of-success';
import { everythingStored } from '../fixtures/everything-stored';
import { modelCalls } from '../fixtures/model-calls';
import { postAction } from '../fixtures/post-action';
import { expect, test } from '../fixtures/test';
import { tokenOf } from '../fixtures/viewing-token';

// The actions that a caller of e2e/platform/actions.spec.ts can call are counted there.
for (const [name, call] of Object.entries(modelCalls)) {
  test(`R7 B10 ${name} of its access model writes the audit events of what it makes`, {
    tag: '@core',
  }, async () => {
    const { by, token, input, events = 1 } = await call();
    const sender = {
      token: token === undefined ? await tokenOf(by) : (token ?? undefined),
      params: { workspace: by.workspace.slug, organisation: by.organisation.slug },
    };
    const before = await eventsOf(by);
    const { result } = await postAction(name, { workspace: by.workspace.slug, ...input }, sender);
    expect(result).toMatchObject({ ok: true });
    expect((await eventsOf(by)) - before).toBe(events);
    expect(await undeclaredFields(everythingStored(), by.organisation.id)).toEqual([]);
  });
}
