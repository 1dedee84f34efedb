import type { Widget } from './find-widget';

/** The texts of the page and of its script, in the visitor's language. */
export interface ChatTexts {
  close: string;
  messages: string;
  name: string;
  email: string;
  emailHelp: string;
  text: string;
  send: string;
  you: string;
  nameNeeded: string;
  textNeeded: string;
  badEmail: string;
  tooLong: string;
  tooMany: string;
  failed: string;
  gone: string;
  needsScript: string;
}

/**
 * The page of a web chat, which `public/chat-frame.js` runs. Every text is escaped; messages are put into it by the
 * script, as text.
 */
export function chatPage({ id, name, greeting }: Widget, language: string, texts: ChatTexts): string {
  const t = Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, escaped(text)]),
  ) as unknown as ChatTexts;
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(name)}</title>
<link rel="stylesheet" href="/chat-frame.css">
<script src="/chat-frame.js" defer></script>
</head>
<body data-channel="${escaped(id)}" data-texts="${escaped(JSON.stringify(texts))}">
<main>
<header>
<h1>${escaped(name)}</h1>
<button id="close" type="button" aria-label="${t.close}" hidden></button>
</header>
${greeting ? `<p id="greeting">${escaped(greeting)}</p>` : ''}
<div id="log" role="log" aria-label="${t.messages}" tabindex="0"></div>
<form id="form" method="post" novalidate>
<p id="notice" role="alert"></p>
<div id="who" hidden>
<label for="name">${t.name}</label>
<input id="name" maxlength="100" autocomplete="name" required>
<label for="email">${t.email}</label>
<input id="email" type="email" maxlength="254" autocomplete="email" aria-describedby="email-help">
<small id="email-help">${t.emailHelp}</small>
</div>
<label for="text">${t.text}</label>
<div id="row">
<textarea id="text" rows="2" maxlength="4000" required></textarea>
<button id="send" type="submit">${t.send}</button>
</div>
</form>
<noscript><p>${t.needsScript}</p></noscript>
</main>
</body>
</html>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
