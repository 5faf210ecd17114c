// Judge of the site, in a real browser: accessible, readable without JavaScript and on a phone, quiet, small, linked.
//
// node site.mjs DIST EXPECTED.json FOLDER_FOR_SCREENSHOTS

import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { inspect, launch } from './browser.mjs';
import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

const [dist, expectedFile, pictures] = process.argv.slice(2);
const expected = JSON.parse(readFileSync(expectedFile, 'utf8'));

// Widths of a phone, and of one whose owner has enlarged the type, in CSS pixels.
const PHONES = [360, 320];
const DESKTOP = 1280;
// The page behind a code with its style, as sent: 30 KB come in a second on a weak signal.
const LIGHT_ENOUGH = 30 * 1024;
// Pages open at once; two cores are kept busy by two or three.
const TABS = 3;

const files = readdirSync(dist, { recursive: true }).filter((path) => statSync(join(dist, path)).isFile());
const paths = files.filter((path) => path.endsWith('.html')).map((path) => path.replace(/(^|\/)index\.html$/, '$1')).sort();
const { server, origin } = await serve(dist);
// Words without white space, since a line may break anywhere in Chinese.
const solid = (text) => text.replace(/\s+/g, '');

// The page behind a code is the guide's page, byte for byte: what was seen of one holds for the others at its depth.
const depth = (path) => path.split('/').length;
const bytes = (path) => readFileSync(join(dist, path.endsWith('.html') ? path : `${path}index.html`), 'latin1');
const firsts = new Map();
const twins = new Map();
for (const path of paths) {
  const content = `${depth(path)}\n${bytes(path)}`;
  if (firsts.has(content)) twins.set(path, firsts.get(content));
  else firsts.set(content, path);
}
const distinct = [...firsts.values()];

// What was seen of each page, by path.
const seen = new Map(paths.map((path) => [path, { ids: new Set(), links: [], boxes: [], styles: [] }]));
const problems = { axe: [], phone: [], quiet: [], plain: [], links: [], charts: [], size: [], lost: [] };

// Opens every path in some tabs of a new window, and lets `look` do its work there.
async function visit(browser, { elder = false, ...options }, wanted, look) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  if (elder) await context.addInitScript(() => localStorage.setItem('biaochi:view', 'elder'));
  await context.addInitScript(() => {
    globalThis.refused = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.refused.push(`${event.violatedDirective} refused ${event.blockedURI}`));
  });
  const waiting = [...wanted];
  await Promise.all(Array.from({ length: TABS }, async () => {
    const page = await context.newPage();
    let path = '';
    const complain = (words) => problems.quiet.push(`/${path}: ${words}`);
    page.on('console', (message) => message.type() === 'error' && complain(`the console says ${message.text()}`));
    page.on('pageerror', (error) => complain(`a script fails: ${error.message}`));
    page.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (asked !== origin && protocol !== 'data:') complain(`asks ${request.url().slice(0, 100)}`);
    });
    page.on('response', (response) => response.status() >= 400 && complain(`${response.status()} for ${response.url()}`));
    while ((path = waiting.shift()) !== undefined) {
      await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
      if (options.javaScriptEnabled !== false) {
        for (const words of await page.evaluate(() => globalThis.refused)) complain(words);
      }
      await look(page, path);
    }
  }));
  await context.close();
}

// Rules that colours, sizes and what is hidden bear on. The others look at what a page is made of, which is the same
// in any colours; `elder.mjs` asks all rules of a page of each kind in the view for old eyes.
const OF_STYLE = [
  'color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus',
  'avoid-inline-spacing', 'css-orientation-lock', 'meta-viewport', 'link-name', 'button-name', 'label',
];

// Lets axe look for barriers: with all its rules, or with those of style where the page was seen before.
async function barriers(page, path, scheme) {
  const some = scheme === 'light' ? {} : { runOnly: { type: 'rule', values: OF_STYLE } };
  const { violations, passes } = await inspect(page, { preload: false, ...some });
  if (passes.length === 0) problems.axe.push(`/${path}: no rule of axe applied`);
  for (const { id, help, nodes } of violations) {
    problems.axe.push(`/${path} (${scheme}) ${id}: ${help}: ${nodes[0].html.slice(0, 120)} (${nodes.length}×)`);
  }
}

// Notes where a page leads, what can be led to, and which styles it loads.
async function survey(page, path) {
  const found = await page.evaluate(() => ({
    ids: [...document.querySelectorAll('[id]')].map((element) => element.id),
    links: [...document.querySelectorAll('a, area, link, img, script, source, iframe, object, use, image')]
      .flatMap((element) => ['href', 'xlink:href', 'src', 'data'].map((name) => element.getAttribute(name)))
      .filter((target) => target !== null),
    boxes: [...document.querySelectorAll('svg a')]
      .map((element) => element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? ''),
    styles: [...document.querySelectorAll('link[rel~=stylesheet]')].map((element) => element.href),
    width: document.querySelector('meta[name=viewport]')?.content ?? '',
  }));
  seen.set(path, { ...found, ids: new Set(found.ids) });
  if (!/width\s*=\s*device-width/.test(found.width)) problems.phone.push(`/${path}: no viewport of the device's width`);
}

// Which drawing of a guide's flow is shown: with lanes where there is room for them, without on a phone.
async function drawing(page, path, wanted) {
  const shown = await page.evaluate(() => [...document.querySelectorAll('#flow .chart')]
    .filter((chart) => chart.getClientRects().length > 0).map((chart) => chart.closest('.chart-tall') ? 'tall' : 'wide'));
  if (path.startsWith('guides/') && shown.join() !== wanted) problems.charts.push(`/${path}: shows ${shown.join(' and ') || 'no chart'}, not ${wanted}`);
}

// Whether a page fits the width of the phones.
async function fits(page, path) {
  for (const width of PHONES) {
    await page.setViewportSize({ width, height: 740 });
    const needed = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (needed > width) problems.phone.push(`/${path}: ${needed} px wide on a phone of ${width} px`);
  }
  await page.setViewportSize({ width: PHONES[0], height: 740 });
}

// Whether a guide's page says everything without a script: what is visible, not what is in the file.
// A step has to be in the list: its name in the chart is a picture.
async function plain(page, path, guide) {
  const text = solid(await page.locator('main').innerText());
  const missing = [guide.name, ...guide.materials].filter((words) => !text.includes(solid(words)));
  for (const [index, words] of guide.steps.entries()) {
    const step = page.locator(`#step-${index + 1}`);
    const shown = (await step.count()) === 1 && (await step.isVisible()) && solid(await step.innerText()).includes(solid(words));
    if (!shown) missing.push(`step ${index + 1}, ${words},`);
  }
  for (const words of missing) problems.plain.push(`/${path}: ${words} can't be seen without JavaScript`);
}

// Where an address leads, seen from a page: the path below the root and the fragment; nothing when it leads out.
function destination(target, path) {
  const url = new URL(target, `${origin}/${path}`);
  const own = new URL(expected.base_url);
  const root = own.pathname.replace(/\/$/, '');
  if (url.host === own.host && url.pathname.startsWith(`${root}/`)) url.pathname = url.pathname.slice(root.length);
  else if (url.origin !== origin) return undefined;
  return [decodeURIComponent(url.pathname).slice(1), decodeURIComponent(url.hash).slice(1)];
}

// What is wrong with an address; nothing when it leads out or where it should.
function broken(target, path) {
  const there = destination(target, path);
  if (there === undefined) return undefined;
  const [file, fragment] = there;
  const page = seen.get(file.replace(/(^|\/)index\.html$/, '$1'));
  if (page === undefined) {
    const known = files.includes(file) || file === '';
    return known ? undefined : `/${path}: ${target} leads nowhere`;
  }
  if (fragment !== '' && !page.ids.has(fragment)) return `/${path}: ${target} leads to a place that isn't on the page`;
  return undefined;
}

// All links of all pages and of the drawings.
function links() {
  let count = 0;
  for (const [path, { links: targets }] of seen) {
    for (const target of targets) problems.links.push(broken(target, path) ?? []);
    count += targets.length;
  }
  for (const path of files.filter((file) => file.endsWith('.svg'))) {
    const targets = drawn(path);
    for (const target of targets) problems.links.push(broken(target, path) ?? []);
    count += targets.length;
  }
  problems.links = problems.links.flat();
  if (count === 0) problems.links.push('no link was seen');
  return count;
}

// The addresses in a drawing of its own.
function drawn(path) {
  const text = readFileSync(join(dist, path), 'utf8');
  return [...text.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)].map(([, target]) => target.replaceAll('&amp;', '&'));
}

// Each step of a guide has its box in the chart, and each box leads to its step.
function charts() {
  let count = 0;
  for (const [id, guide] of Object.entries(expected.guides)) {
    const path = `guides/${id}/`;
    const picture = `charts/${id}.svg`;
    if (!seen.has(path)) {
      problems.charts.push(`/${path} isn't there`);
      continue;
    }
    if (!files.includes(picture)) problems.charts.push(`${picture} isn't there`);
    const { ids, boxes } = seen.get(path);
    const steps = guide.steps.map((_, index) => `step-${index + 1}`);
    for (const step of steps) if (!ids.has(step)) problems.charts.push(`/${path}: no #${step}`);
    const embedded = seen.get(path).links.some((link) => link.endsWith(picture));
    const drawings = files.includes(picture) ? [[picture, drawn(picture)]] : [];
    if (!embedded || boxes.length > 0) drawings.push([path, boxes]);
    for (const [place, targets] of drawings) {
      const reached = new Set();
      for (const target of targets) {
        const [page, fragment] = destination(target, place) ?? [];
        if (page !== path || !ids.has(fragment)) problems.charts.push(`${place}: a box leads to ${target}`);
        reached.add(fragment);
      }
      for (const step of steps) if (!reached.has(step)) problems.charts.push(`${place}: no box leads to #${step}`);
      count += targets.length;
    }
  }
  if (count === 0) problems.charts.push('no box was seen');
  return count;
}

// How much of the page behind a code travels, at most.
function weigh() {
  const sent = (path) => gzipSync(readFileSync(join(dist, path)), { level: 6 }).length;
  let most = 0;
  for (const path of paths.filter((name) => /^q\/\w+\/$/.test(name))) {
    const styles = seen.get(path).styles.map((href) => destination(href, path)?.[0]).filter((name) => files.includes(name));
    const size = [`${path}index.html`, ...styles].reduce((sum, name) => sum + sent(name), 0);
    if (size > LIGHT_ENOUGH) problems.size.push(`/${path}: ${size} bytes with its style`);
    most = Math.max(most, size);
  }
  if (most === 0) problems.size.push('no page behind a code was seen');
  return most;
}

// An address that isn't there shows the page for it, with its style, however deep it is.
async function lost(browser) {
  const page = await browser.newPage();
  const failed = [];
  page.on('response', (response) => response.status() >= 400 && failed.push(new URL(response.url()).pathname));
  const address = '/guides/no-such-guide/';
  await page.goto(origin + address);
  for (const path of failed) if (path !== address) problems.lost.push(`${address}: its page asks for ${path}`);
  if (!existsSync(join(dist, '404.html'))) problems.lost.push('404.html isn\'t there');
  await page.close();
}

// Pictures of the first guide for the eye: a phone and a desk.
async function photograph(browser, path) {
  mkdirSync(pictures, { recursive: true });
  for (const width of [PHONES[0], DESKTOP]) {
    const phone = width === PHONES[0];
    const context = await browser.newContext({
      viewport: { width, height: 800 }, isMobile: phone, hasTouch: phone, deviceScaleFactor: phone ? 2 : 1,
    });
    const page = await context.newPage();
    await page.goto(`${origin}/${path}`);
    const [inner, needed] = await page.evaluate(() => [innerWidth, document.scrollingElement.scrollWidth]);
    if (inner !== width || needed > width) problems.phone.push(`/${path}: ${needed} px shown in ${inner} px, not ${width}`);
    const height = await page.evaluate(() => document.scrollingElement.scrollHeight);
    // A picture of more than 16,384 pixels can't be taken.
    const clip = { x: 0, y: 0, width, height: Math.min(height, 8000) };
    await page.screenshot({ path: join(pictures, `guide-${width}.png`), fullPage: true, clip });
    await context.close();
  }
}

const browser = await launch();
const started = Date.now();
const desk = { colorScheme: 'light', viewport: { width: DESKTOP, height: 800 } };
const phone = { colorScheme: 'dark', viewport: { width: PHONES[0], height: 740 } };
await visit(browser, desk, distinct, async (page, path) => {
  await survey(page, path);
  await barriers(page, path, 'light');
  await drawing(page, path, 'wide');
});
await visit(browser, phone, distinct, async (page, path) => {
  await fits(page, path);
  await barriers(page, path, 'dark');
  await drawing(page, path, 'tall');
});
// The view for old eyes, as the switch leaves it on the device.
await visit(browser, { ...phone, colorScheme: 'light', elder: true }, distinct, async (page, path) => {
  await fits(page, path);
  await barriers(page, path, 'elder');
  await drawing(page, path, 'tall');
});
for (const [path, first] of twins) seen.set(path, seen.get(first));
const codes = new Map(Object.entries(expected.codes).map(([code, id]) => [id, code]));
const guides = Object.keys(expected.guides);
const readable = new Map(guides.flatMap((id) =>
  [`guides/${id}/`, `q/${codes.get(id)}/`].map((path) => [path, expected.guides[id]])));
for (const path of readable.keys()) if (!seen.has(path)) problems.plain.push(`/${path} isn't there`);
const present = [...readable.keys()].filter((path) => seen.has(path));
await visit(browser, { ...phone, javaScriptEnabled: false }, present, (page, path) => plain(page, path, readable.get(path)));
await lost(browser);
if (seen.has(`guides/${guides[0]}/`)) await photograph(browser, `guides/${guides[0]}/`);
else problems.phone.push('no guide to photograph');
await browser.close();
server.close();

if (paths.length === 0) for (const list of Object.values(problems)) list.push('there is no page');
const linked = links();
const boxes = charts();
const most = weigh();
const seconds = ((Date.now() - started) / 1000).toFixed(0);
judge('site-axe', problems.axe, `WCAG 2.2 A and AA on ${paths.length} pages, ${distinct.length} of them different, by every rule in light colours, by those of style in dark ones and for old eyes, in ${seconds} s`);
judge('site-phone', problems.phone, `${paths.length} pages at ${PHONES.join(' and ')} px, no sideways scrolling`);
judge('site-plain', problems.plain, `names, materials and steps of ${guides.length} guides without JavaScript`);
judge('site-quiet', problems.quiet, 'no error in the console, no stranger asked, nothing refused by the content policy');
judge('site-links', problems.links, `${linked} links on ${paths.length} pages and in the drawings`);
judge('site-charts', problems.charts, `${boxes} boxes of ${guides.length} charts, each leading to its step`);
judge('site-size', problems.size, `at most ${(most / 1024).toFixed(1)} KB sent for a page behind a code, with its style`);
judge('site-lost', problems.lost, 'the page for an address that isn\'t there');
