// Judge of what a phone shows without a signal, of a new edition, and of a worker that is retired.
//
// node offline.mjs DIST

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

// A copy, so that another edition can be published in its place.
const folder = mkdtempSync(join(tmpdir(), 'biaochi-offline-'));
const dist = join(folder, 'dist');
cpSync(process.argv[2], dist, { recursive: true, filter: (path) => !/\/(pdf|print)$/.test(path) });

const { server, origin } = await serve(dist);
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
const page = await context.newPage();
page.setDefaultNavigationTimeout(15000);
const failures = [];
page.on('pageerror', (error) => failures.push(error.message));

// A visit on which the browser gives no answer at all is made again, as a reader would; only answers are judged.
const patient = async (visit) => {
  for (let left = 3; ; left -= 1) {
    try {
      return await visit();
    } catch (error) {
      if (error.name !== 'TimeoutError' || left === 1) throw error;
      console.log(`no answer at ${page.url()}, asked again`);
    }
  }
};
const title = async (path) => {
  await patient(() => page.goto(`${origin}/${path}`));
  return (await page.textContent('h1')).trim();
};
// Under the worker's hand: registered, active, and asked for this page.
const settled = async () => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
};

// One visit, as when a code is scanned: the worker comes after the page, and keeps it all the same.
await title('guides/minimum-living/');
await settled();
const wanted = [`${origin}/guides/minimum-living/`, `${origin}/assets/site.css`];
await page.waitForFunction((paths) => Promise.all(paths.map((path) => caches.match(path))).then((found) => found.every(Boolean)), wanted, { timeout: 20000 })
  .catch(() => {});
await context.setOffline(true);
const first = await title('guides/minimum-living/').catch((error) => error.message);
judge('offline-first', first.includes('最低生活保障审核确认') ? [] : [`shows ${first}`], 'a page that was visited once, the first of the site, opens again without a network');
await context.setOffline(false);
await title('');
await context.setOffline(true);
const seen = [];
for (const [path, words] of [['guides/minimum-living/', '最低生活保障审核确认'], ['', '民政业务标准化手册']]) {
  const found = await title(path).catch((error) => error.message);
  if (!found.includes(words)) seen.push(`/${path} shows ${found}`);
}
const style = await page.evaluate(() => getComputedStyle(document.body).lineHeight !== 'normal' && document.styleSheets.length >= 2);
if (!style) seen.push('without its style');
judge('offline-seen', seen, 'pages that were seen once open again without a network');
const unseen = await title('guides/elderly-allowance/').catch((error) => error.message);
const told = unseen.includes('没有信号') ? [] : [`shows ${unseen}`];
await page.waitForSelector('[data-held]:not([hidden])', { timeout: 10000 }).catch(() => told.push('does not list what the device holds'));
const listed = await page.$$eval('[data-held] a', (links) => links.map((link) => [link.textContent, new URL(link.href).pathname]));
for (const row of [['民政业务标准化手册', '/'], ['最低生活保障审核确认', '/guides/minimum-living/']]) {
  if (!listed.some((it) => String(it) === String(row))) told.push(`lists ${listed.join('; ')}, not ${row}`);
}
if (listed.length !== 2) told.push(`lists ${listed.length} pages, two were seen`);
if (await page.$$eval('a[href^="tel:"]', (links) => links.length) === 0) told.push('nobody to call');
judge('offline-unseen', told, 'a page that was never seen says so, lists those that were, and whom to call');

// A network that takes the question and never answers.
await context.setOffline(false);
const silent = [];
const asked = [];
server.silent = (request) => { asked.push(request); };
const begun = Date.now();
const shown = await title('guides/minimum-living/').catch((error) => error.message);
const waited = Date.now() - begun;
if (!shown.includes('最低生活保障审核确认')) silent.push(`shows ${shown}`);
if (!asked.length) silent.push('the network was not asked');
if (waited > 10000) silent.push(`takes ${waited} ms`);
server.silent = null;
asked.forEach((request) => request.destroy());
judge('offline-silent', silent, `a page on the device is shown when the network stays silent, here after ${(waited / 1000).toFixed(1)} s`);

// A line, saved on purpose.
await context.setOffline(false);
await title('lines/3/');
const links = await page.$$eval('main .index a', (found) => found.map((link) => [link.getAttribute('href').replace(/^(\.\.\/)+/, ''), link.dataset.code, link.textContent]));
const guides = links.map(([path]) => path);
await page.click('[data-keep]');
await page.waitForSelector('[data-drop]:not([hidden])');
const kept = [];
if (!(await page.textContent('[data-save] [role=status]')).includes(String(guides.length + 1))) kept.push('the number of pages is not told');
await context.setOffline(true);
for (const path of [...guides, 'lines/3/']) {
  const found = await title(path).catch((error) => error.message);
  if (found.includes('没有信号') || found.includes('ERR_')) kept.push(`/${path} shows ${found}`);
}
for (const [, code, name] of links) {
  for (const path of [`Q/${code}/`, `q/${code}/`]) {
    const found = await title(path).catch((error) => error.message);
    if (!found.startsWith(name)) kept.push(`/${path} shows ${found}, not ${name}`);
  }
}
judge('offline-line', guides.length ? kept : ['the line has no guides'], `${guides.length} guides of a line, saved and opened without a network, by name and by code`);

// Another edition in its place: seen at the next visit, and the pages of the old one are gone.
await context.setOffline(false);
const old = readFileSync(join(dist, 'sw.js'), 'utf8');
const build = old.match(/BUILD = "([0-9a-f]{16})"/)[1];
writeFileSync(join(dist, 'sw.js'), old.replace(build, 'f'.repeat(16)));
const guide = join(dist, 'guides/minimum-living/index.html');
// The heading marks where it may break.
writeFileSync(guide, readFileSync(guide, 'utf8').replaceAll('<wbr>', '').replaceAll('最低生活保障审核确认', '新版的低保'));
const fresh = [];
if (!(await title('guides/minimum-living/')).includes('新版的低保')) fresh.push('the old page is shown');
await page.evaluate(() => navigator.serviceWorker.getRegistration().then((it) => it.update()));
await page.waitForFunction((name) => caches.keys().then((names) => names.includes(`biaochi-seen-${'f'.repeat(16)}`) && !names.includes(`biaochi-seen-${name}`)), build, { timeout: 20000 })
  .catch(() => fresh.push('the pages of the old edition stay'));
await patient(() => page.reload());
await context.setOffline(true);
if (!(await title('guides/minimum-living/')).includes('新版的低保')) fresh.push('without a network the old page is shown');
judge('offline-edition', fresh, 'another edition shows at the next visit, online and off');

// Taken back.
await context.setOffline(false);
await title('lines/3/');
await page.waitForSelector('[data-drop]:not([hidden])');
await page.click('[data-drop]');
await page.waitForSelector('[data-drop]', { state: 'hidden' });
const left = await page.evaluate((paths) => caches.open('biaochi-saved').then((cache) => Promise.all(paths.map((path) => cache.match(path))).then((found) => found.filter(Boolean).length)), links.flatMap(([path, code]) => [path, `Q/${code}/`, `q/${code}/`]).map((path) => `${origin}/${path}`));
judge('offline-dropped', left ? [`${left} pages are left`] : [], 'a line is removed from the device');

// Retired as the file itself tells.
const lines = old.split('\n').filter((line) => /^\/\/ {3}/.test(line)).map((line) => line.slice(4));
writeFileSync(join(dist, 'sw.js'), `${lines.join('\n')}\n`);
await title('about/');
const gone = await page.evaluate(() => navigator.serviceWorker.getRegistration().then((it) => it && it.update()))
  .then(() => page.waitForFunction(() => caches.keys().then((names) => names.length === 0), null, { timeout: 20000 }))
  .then(() => []).catch((error) => [error.message.split('\n')[0]]);
await page.close();
judge('offline-retired', lines.length > 5 ? gone : ['the file does not tell how'], 'a worker that is retired leaves nothing behind');
judge('offline-quiet', failures, 'no script failed');
await browser.close();
server.close();
rmSync(folder, { recursive: true });
