/** What a replay on a platform can do: open the platform's player at the second the address asks for, copy the addresses of seconds. */
import { playerWords as words } from '#domain/i18n/zh-hans-player.ts';
import { formatOffset } from '#domain/offset.ts';
import { embedAddress, seekAddress } from '#domain/replay/platform.ts';
import { seekOf } from '#domain/replay/seek.ts';
import { copyAddress } from './copy-address.ts';

function say(root: HTMLElement, text: string): void {
  const said = root.querySelector('[data-said]');
  if (said) said.textContent = text;
}

/** Leads to the second that the address asks for, or says where to look for it. */
export function point(root: HTMLElement): void {
  const asked = seekOf(location);
  if (!asked) return;
  const { url = '', seek, sample } = root.dataset;
  const address = sample === undefined ? seekAddress(seek, url, asked.from) : undefined;
  const link = root.querySelector('a');
  if (link && address !== undefined) link.href = address;
  const time = formatOffset(asked.from);
  if (sample !== undefined) say(root, words.sampleAt(time));
  else say(root, address === undefined ? words.lookAt(time) : words.opensAt(time));
  // The address may have led to a row of the line-up, out of sight of the way to watch.
  root.scrollIntoView({ block: 'center' });
}

/** Does what a control says (`data-do`): `copy-row` or `embed`. */
export function act(root: HTMLElement, control: HTMLElement): void {
  if (control.dataset['do'] === 'copy-row') void copyAddress(`?t=${control.dataset['second']}`, (text) => say(root, text));
  if (control.dataset['do'] === 'embed') embed(root);
}

function embed(root: HTMLElement): void {
  const { url = '', embed: template = '' } = root.dataset;
  const address = embedAddress(template, url, seekOf(location)?.from);
  const screen = root.querySelector('.screen');
  if (address === undefined || !screen) return;
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = words.frame;
  frame.allow = 'fullscreen; autoplay; encrypted-media';
  frame.referrerPolicy = 'no-referrer';
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation');
  screen.replaceChildren(frame);
  frame.focus();
}
