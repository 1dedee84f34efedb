import Markdown from 'markdown-to-jsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';

const sources = /^\.\.\/pictures\/(?:en|fr|it)\/[a-z-]+\.webp$/;

/** A link of the guide: `teams.md` leads to that topic. */
function GuideLink({ href = '', children }: ComponentProps<'a'>) {
  return (
    <Link className="link" prefetch={false} href={`/help/${href.replace(/\.md$/, '')}`}>
      {children}
    </Link>
  );
}

/** A picture of the guide: the files name it relative to themselves, so that any Markdown reader shows it. */
function GuidePicture({ src, alt }: ComponentProps<'img'>) {
  if (typeof src !== 'string' || !sources.test(src)) return null;
  return (
    // biome-ignore lint/performance/noImgElement: the pictures have their final size.
    <img
      src={src.replace('../pictures', '/help/pictures')}
      alt={alt ?? ''}
      loading="lazy"
      className="my-2 h-auto w-full rounded-3 border"
    />
  );
}

const plain = { props: {} };

/** Draws a topic. The texts are ours; HTML in them stays text. */
export function GuideText({ text }: { text: string }) {
  return (
    <Markdown
      options={{
        disableParsingRawHTML: true,
        overrides: {
          h1: { props: { className: 'type-28 mb-3 text-balance' } },
          h2: { props: { className: 'type-18 mt-8 mb-2' } },
          p: { props: { className: 'my-2.5 text-[15px] leading-6' } },
          ol: { props: { className: 'my-2.5 grid list-decimal gap-1.5 pl-6 text-[15px] leading-6' } },
          ul: { props: { className: 'my-2.5 grid list-disc gap-1.5 pl-6 text-[15px] leading-6' } },
          a: { component: GuideLink },
          img: { component: GuidePicture },
          strong: plain,
        },
      }}
    >
      {text}
    </Markdown>
  );
}
