import { expect, test } from 'vitest';
import { tooEarly } from './first-load';
import { sourceFiles } from './source';

const files = sourceFiles(/^(?:app|components|lib|db)\/.*\.tsx?$/);
const workspace = 'app/w/[workspace]';

test.each([
  'app/layout.tsx',
  `${workspace}/layout.tsx`,
  `${workspace}/page.tsx`,
  `${workspace}/dashboard/page.tsx`,
  `${workspace}/contacts/page.tsx`,
  `${workspace}/messages/[inbox]/page.tsx`,
  `${workspace}/profile/page.tsx`,
  `${workspace}/settings/users/page.tsx`,
  `${workspace}/settings/roles/page.tsx`,
])('%s loads nothing that is only needed after an interaction', (entry) => {
  expect(tooEarly(entry, files)).toEqual([]);
});

test('finds indirect imports that load too early, and only those', () => {
  const page = { path: 'app/page.tsx', text: "import { List } from '@/components/list';\nimport 'zod';" };
  const list = { path: 'components/list.tsx', text: "'use client';\nimport { form } from './form';" };
  const form = (text: string) => ({ path: 'components/form.ts', text });
  expect(tooEarly(page.path, [page, list, form("import {\n  z,\n} from 'zod';")])).toEqual([
    'app/page.tsx > components/list.tsx > components/form.ts > zod',
  ]);
  expect(tooEarly(page.path, [page, list, form("import type { z } from 'zod';")])).toEqual([]);
  expect(tooEarly(page.path, [page, list, form("const ask = () => import('zod');")])).toEqual([]);
});
