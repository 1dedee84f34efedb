import { expect, test } from 'vitest';
import { z } from 'zod';
import { forOrganisation, forWorkspace } from './for-workspace';

const inWorkspace = forWorkspace({ name: z.string() });
const inOrganisation = forOrganisation({ name: z.string() });

test('TE3 an input without a workspace or an organisation is refused', () => {
  expect(inWorkspace.safeParse({ name: 'One' }).success).toBe(false);
  expect(inWorkspace.safeParse({ workspace: '', name: 'One' }).success).toBe(false);
  expect(inOrganisation.safeParse({ workspace: 'corvane', name: 'One' }).success).toBe(false);
});

test('IN7 an input keeps its own fields and drops others', () => {
  const given = { workspace: 'corvane', name: 'One', isOwner: true };
  expect(inWorkspace.parse(given)).toEqual({ workspace: 'corvane', name: 'One' });
});
