// The browser of the judges: Chromium without its own business, and what axe and WCAG need.

import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// JUDGES is the folder whose node_modules hold axe-core and playwright-core; CHROMIUM is the browser.
const packages = createRequire(join(process.env.JUDGES, 'package.json'));
const { chromium } = packages('playwright-core');

const axe = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');
// WCAG 2.2 A and AA. A rule of thumb of axe's own (best-practice) is no standard.
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

// Starts it with a home of its own; `close` takes that away as well.
export async function launch() {
  const profile = mkdtempSync(join(tmpdir(), 'biaochi-chromium-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--no-first-run',
    ],
    env: { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
  });
  browser.on('disconnected', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return browser;
}

// Lets axe look for barriers; what it found, and which rules applied.
export async function inspect(page, options = {}) {
  await page.evaluate(axe);
  return page.evaluate(
    (run) => globalThis.axe.run(document, run),
    { runOnly: { type: 'tag', values: WCAG }, resultTypes: ['violations'], ...options },
  );
}
