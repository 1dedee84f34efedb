import { getTranslations } from 'next-intl/server';
import { NotFound } from '@/lib/platform/errors';
import { clientIp } from '@/lib/platform/http/client';
import { refusal } from '@/lib/platform/http/refusal';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { findWidget } from '@/lib/work/inbox/channels/widget/find-widget';
import { limitVisitorRead } from '@/lib/work/inbox/channels/widget/limit-visitors';
import { maySee } from '@/lib/work/inbox/channels/widget/widget-headers';

/**
 * Tells `public/chat.js` whether its site may show the chat, with the texts of the button. An unlisted site gets the answer
 * for a missing channel, and no header that lets it read one.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/chat/[channel]/site'>,
): Promise<Response> {
  const vary = { vary: 'Origin, Accept-Language' };
  try {
    await limitVisitorRead(await clientIp());
    const widget = await findWidget((await params).channel);
    if (!maySee(widget, request)) throw new NotFound();
    const t = await getTranslations('chat');
    const origin = request.headers.get('origin');
    return Response.json(
      {
        lang: await currentLanguage(),
        title: widget.name,
        open: t('open'),
        close: t('close'),
        unread: t('unread'),
      },
      {
        headers: {
          ...vary,
          'cache-control': 'no-store',
          ...(origin && { 'access-control-allow-origin': origin }),
        },
      },
    );
  } catch (error) {
    return refusal(error, vary);
  }
}
