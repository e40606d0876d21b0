/** axe in a page that is already open, so that one load serves several runs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const ours = createRequire(import.meta.url);
const axe = createRequire(ours.resolve('@axe-core/playwright'));
const source = readFileSync(axe.resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules whose outcome depends on colour or size: those that another ground or 长者模式 can break. */
const LOOKS = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'meta-viewport'];

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
}

/** Opens a page and makes axe ready in it. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.evaluate(source);
}

/** What axe finds, one line each: with every rule, or only with those that depend on the looks. */
export async function violations(page: Page, which: 'all' | 'looks'): Promise<string[]> {
  const runOnly = which === 'all' ? { type: 'tag', values: TAGS } : { type: 'rule', values: LOOKS };
  return page.evaluate(async (only) => {
    const { axe } = window as unknown as { axe: Axe };
    const found = await axe.run({ runOnly: only, resultTypes: ['violations'], iframes: false, preload: false });
    return found.violations.map(
      ({ id, nodes }) =>
        `${location.pathname} ${id}: ${nodes.map(({ html, failureSummary = '' }) => `${html.slice(0, 120)} ${failureSummary.replace(/\s+/g, ' ').slice(0, 160)}`).join(' | ')}`,
    );
  }, runOnly);
}
