import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Email } from './email';

test('S1.5 an email address is one text node, which can be copied and found', () => {
  expect(renderToStaticMarkup(<Email address="mia@example.com" />)).toMatch(
    /^<span [^>]*>mia@example\.com<\/span>$/,
  );
});
