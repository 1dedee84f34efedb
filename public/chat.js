/*
 * Latchkey web chat: <script src="https://…/chat.js" data-channel="…" async></script>
 *
 * Adds a button to the page, in a shadow root that the page's styles do not reach. The chat is a page of Latchkey in
 * a frame, so that scripts of the site read none of it.
 */
(() => {
  const script = document.currentScript;
  const channel = script instanceof HTMLScriptElement ? script.dataset.channel : undefined;
  if (!channel || document.querySelector('latchkey-chat')) return;
  const server = new URL(script.src).origin;
  const path = encodeURIComponent(channel);

  fetch(`${server}/api/chat/${path}/site`, { credentials: 'omit' })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then(onceReady(show))
    .catch(() =>
      console.warn(
        'Latchkey chat: its channel is not connected, or does not list this site.',
        location.origin,
      ),
    );

  function onceReady(act) {
    return (texts) => {
      if (document.body) act(texts);
      else document.addEventListener('DOMContentLoaded', () => act(texts), { once: true });
    };
  }

  function show({ lang, title, open, close, unread }) {
    const host = document.createElement('latchkey-chat');
    host.lang = lang;
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];

    const panel = document.createElement('div');
    panel.id = 'panel';
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-label', title);
    panel.hidden = true;
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-haspopup', 'dialog');
    button.append(icon(), Object.assign(document.createElement('span'), { id: 'count', hidden: true }));
    const count = button.lastElementChild;
    root.append(panel, button);
    label(0);
    document.body.append(host);

    let frame;
    button.addEventListener('click', () => (panel.hidden ? openPanel() : closePanel()));
    root.addEventListener('keydown', ({ key }) => key === 'Escape' && !panel.hidden && closePanel());
    addEventListener('message', hear);

    function openPanel() {
      panel.hidden = false;
      label(0);
      if (!frame) {
        frame = document.createElement('iframe');
        frame.title = title;
        frame.src = `${server}/chat/${path}`;
        frame.addEventListener('load', tell);
        panel.append(frame);
      }
      tell();
      frame.focus();
    }

    function closePanel() {
      panel.hidden = true;
      label(0);
      tell();
      button.focus();
    }

    /** The chat counts messages as unread while the panel is closed. */
    function tell() {
      const message = { type: 'latchkey-chat', isOpen: !panel.hidden, token: keptToken() };
      frame.contentWindow?.postMessage(message, server);
    }

    function hear({ source, origin, data }) {
      if (!frame || source !== frame.contentWindow || origin !== server) return;
      if (data?.type === 'latchkey-chat-close') closePanel();
      if (data?.type === 'latchkey-chat-keep') keepToken(data.token);
      if (data?.type === 'latchkey-chat-unread' && panel.hidden) label(Number(data.count) || 0);
    }

    function label(messages) {
      const isOpen = !panel.hidden;
      button.setAttribute('aria-expanded', String(isOpen));
      button.setAttribute('aria-label', isOpen ? close : messages > 0 ? `${open}, ${unread}` : open);
      count.hidden = messages === 0;
      count.textContent = String(messages);
    }
  }

  /** Some browsers keep nothing for frames of other sites; there this site keeps the visitor's token. */
  function keptToken() {
    try {
      return localStorage.getItem(`latchkey-chat:${channel}`) ?? undefined;
    } catch {
      return undefined;
    }
  }

  function keepToken(token) {
    try {
      localStorage.setItem(`latchkey-chat:${channel}`, token);
    } catch {
      // The chat lasts as long as the page.
    }
  }

  function icon() {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    path.setAttribute('d', 'M7.9 20A9 9 0 1 0 4 16.1L2 22Z');
    svg.append(path);
    return svg;
  }

  // `important` wins over the styles that the site applies to every element.
  const style = `
    :host { all: initial !important; color-scheme: light dark !important; position: fixed !important;
      inset: auto 20px 20px auto !important; z-index: 2147483000 !important; display: block !important }
    button { all: unset; box-sizing: border-box; position: relative; display: grid; place-items: center;
      width: 56px; height: 56px; border-radius: 28px; cursor: pointer; color: light-dark(#fff, #0b2321);
      background: light-dark(#0b5e58, #6fc3bb); box-shadow: 0 4px 16px #0004; transition: transform 120ms }
    button:hover { transform: translateY(-1px) }
    button:focus-visible { outline: 3px solid light-dark(#0b5e58, #6fc3bb); outline-offset: 3px }
    svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round }
    #count { position: absolute; top: -4px; right: -4px; min-width: 20px; box-sizing: border-box; padding: 0 6px;
      border-radius: 10px; background: #b3261e; color: #fff; font: 600 12px/20px system-ui, sans-serif;
      text-align: center }
    #panel { position: absolute; right: 0; bottom: 72px; width: 376px; height: min(560px, calc(100vh - 120px));
      border-radius: 14px; overflow: hidden; background: light-dark(#fff, #1c1917); box-shadow: 0 12px 40px #0005 }
    [hidden] { display: none !important }
    iframe { width: 100%; height: 100%; border: 0; color-scheme: light dark }
    @media (max-width: 480px) {
      #panel { position: fixed; inset: 0 0 92px 0; width: auto; height: auto; border-radius: 0 0 14px 14px }
    }
    @media (prefers-reduced-motion: reduce) { button { transition: none } button:hover { transform: none } }
    @media (forced-colors: active) { button { border: 2px solid ButtonText } }
    @media print { :host { display: none !important } }`;
})();
