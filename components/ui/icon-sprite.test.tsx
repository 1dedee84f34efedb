import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { iconSprite } from './icon-sprite';
import * as icons from './icons';

const sprite = iconSprite();
const drawn = Object.entries(icons);

describe('the file of icons', () => {
  test.each(drawn)('has the shape of %s, to which its icon refers', (_, Icon) => {
    const [, name = 'none'] =
      /<use href="\/icons\.svg\?[^#"]*#(\w+)"/.exec(renderToStaticMarkup(<Icon />)) ?? [];
    expect(sprite).toMatch(new RegExp(`<symbol id="${name}" viewBox="0 0 24 24"><`));
  });

  test('has no shape that no icon uses', () => {
    expect(sprite.split('<symbol').length - 1).toBe(drawn.length);
  });
});

describe('an icon', () => {
  test('is hidden from screen readers unless it has a name', () => {
    expect(renderToStaticMarkup(<icons.Plus />)).toContain('aria-hidden="true"');
    expect(renderToStaticMarkup(<icons.Plus aria-label="Add" role="img" />)).not.toContain('aria-hidden');
  });
});
