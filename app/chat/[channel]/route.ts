import { clientIp } from '@/lib/platform/http/client';
import { refusal } from '@/lib/platform/http/refusal';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { formatLocales } from '@/lib/platform/i18n/locales';
import { chatPage } from '@/lib/work/inbox/channels/widget/chat-page';
import { findWidget } from '@/lib/work/inbox/channels/widget/find-widget';
import { limitVisitorRead } from '@/lib/work/inbox/channels/widget/limit-visitors';
import { widgetHeaders } from '@/lib/work/inbox/channels/widget/widget-headers';
import { chatTexts } from './chat-texts';

/** The page of a web chat, in the language of the visitor's browser. Listed sites show it in a frame. */
export async function GET(_: Request, { params }: RouteContext<'/chat/[channel]'>): Promise<Response> {
  try {
    await limitVisitorRead(await clientIp());
    const widget = await findWidget((await params).channel);
    const page = chatPage(widget, formatLocales[await currentLanguage()], await chatTexts());
    return new Response(page, { headers: widgetHeaders(widget) });
  } catch (error) {
    return refusal(error, widgetHeaders({ origins: [] }));
  }
}
