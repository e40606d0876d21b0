/** Reads the main text aloud, paragraph by paragraph. Loaded when 长者模式 is on. */
import { accessWords } from '#domain/i18n/zh-hans-access.ts';

const words = accessWords.readAloud;
const BLOCKS = 'h1, h2, h3, h4, p, li, dt, dd, th, td, caption, figcaption, summary';

const offered = new WeakSet<HTMLElement>();

/** Shows the panel while the device has a Chinese voice of its own, and makes its buttons work. Safe to call again. */
export function offerReading(panel: HTMLElement): void {
  if (offered.has(panel)) return;
  offered.add(panel);
  const offer = () => {
    panel.hidden = localVoice() === undefined;
  };
  offer();
  speechSynthesis.addEventListener?.('voiceschanged', offer);
  handle(panel);
}

/** A Mandarin voice that speaks on the device: a network voice would send the page's text elsewhere. */
function localVoice(): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(({ localService, lang }) => localService && /^(?:zh|cmn)(?:[-_]|$)/i.test(lang));
  return voices.find(({ lang }) => /[-_](?:CN|Hans)\b/i.test(lang)) ?? voices.find(({ lang }) => !/HK|yue/i.test(lang));
}

/** The two buttons of the panel: read, pause and go on; stop. */
function handle(panel: HTMLElement): void {
  const [play, stop] = panel.querySelectorAll('button');
  const status = panel.querySelector('[role="status"]');
  if (!play || !stop) return;
  let queue: { element: Element; text: string }[] = [];
  let at = 0;
  /** Counts starts and stops, so that a late event of an earlier utterance is ignored. */
  let turn = 0;
  let state: 'idle' | 'reading' | 'paused' = 'idle';

  const show = (next: typeof state) => {
    state = next;
    play.textContent = next === 'reading' ? words.pause : next === 'paused' ? words.resume : words.play;
    if (next === 'idle' && document.activeElement === stop) play.focus();
    stop.hidden = next === 'idle';
    if (status) status.textContent = next === 'idle' ? words.stopped : '';
    document.querySelector('.being-read')?.classList.remove('being-read');
  };

  // Pausing cancels and keeps the place: not every engine can pause.
  const halt = (next: 'idle' | 'paused') => {
    turn++;
    speechSynthesis.cancel();
    show(next);
  };

  const speak = () => {
    const mine = ++turn;
    const item = queue[at];
    const speaker = localVoice();
    if (!item || !speaker) return halt('idle');
    show('reading');
    item.element.classList.add('being-read');
    item.element.scrollIntoView({ block: 'nearest' });
    const utterance = new SpeechSynthesisUtterance(item.text);
    utterance.voice = speaker;
    utterance.lang = 'zh-CN';
    utterance.rate = 0.9;
    const after = () => {
      if (mine !== turn) return;
      at++;
      speak();
    };
    utterance.addEventListener('end', after);
    utterance.addEventListener('error', () => mine === turn && halt('idle'));
    speechSynthesis.speak(utterance);
  };

  const press = () => {
    if (state === 'reading') return halt('paused');
    if (state === 'idle') {
      queue = paragraphs();
      at = 0;
    }
    speak();
  };
  play.addEventListener('click', press);
  stop.addEventListener('click', () => halt('idle'));
  window.addEventListener('pagehide', () => halt('idle'));
}

/** What there is to read: the innermost blocks of the main text that are visible, without navigation and without the readings in ruby. */
function paragraphs(): { element: Element; text: string }[] {
  return [...document.querySelectorAll(`main :is(${BLOCKS})`)]
    .filter((element) => !element.querySelector(BLOCKS) && !element.closest('nav, form, [aria-hidden="true"]') && element.checkVisibility())
    .map((element) => ({ element, text: textOf(element) }))
    .filter(({ text }) => text !== '');
}

function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const extra of copy.querySelectorAll('rt, rp, .sr-only, [aria-hidden="true"], [hidden]')) extra.remove();
  return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
}
