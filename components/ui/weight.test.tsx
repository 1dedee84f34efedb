import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Badge } from './badge';
import { Button } from './button';
import { Chip } from './chip';
import { Email } from './email';
import { IconButton } from './icon-button';
import { Ellipsis } from './icons';

/** Bytes of markup. Lists write these parts in every row, twice: as a table, and as the list of a phone. */
test.each([
  ['an icon', <Ellipsis key="icon" />, 90],
  ['a button', <Button key="button" variant="quiet" />, 70],
  ['a button with an icon', <IconButton key="more" label="" icon={<Ellipsis />} />, 200],
  [
    'a badge',
    <Badge key="badge" tone="amber">
      -
    </Badge>,
    50,
  ],
  ['a locked chip', <Chip key="chip" locked />, 210],
  ['an address', <Email key="email" address="" />, 50],
])('%s is light enough for the rows of a list', (_, part, most) => {
  expect(renderToStaticMarkup(part).length).toBeLessThanOrEqual(most);
});
