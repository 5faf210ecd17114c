// Judge of the site opened from a disk (file://): it reads, it leads on, and what is ticked stays ticked.
//
// node disk.mjs DIST

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

const dist = resolve(process.argv[2]);
const GUIDE = 'guides/minimum-living/';
const browser = await launch();
const failures = [];

async function open(viewport) {
  const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage();
  page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && failures.push(`${page.url()}: ${message.text()}`));
  page.on('request', (request) => /^(file|data):/.test(request.url()) || failures.push(`asks ${request.url()}`));
  return page;
}

// From page to page by what is clicked, as a reader goes: each is a page of the site, with its style and its heading.
const lost = [];
const page = await open({ width: 360, height: 740 });
await page.goto(pathToFileURL(join(dist, 'index.html')).href);
const way = ['lines/1/', 'guides/elderly-allowance/', 'register/civil-affairs-basis/', 'about/', 'review/', ''];
for (const next of way) {
  const link = page.locator('a[href]:not(svg a)').filter({ visible: true });
  const hrefs = await link.evaluateAll((all) => all.map((it) => it.href.replace(/#.*/, '')));
  const target = pathToFileURL(join(dist, next, 'index.html')).href;
  const at = hrefs.indexOf(target);
  if (at < 0) {
    lost.push(`${page.url()} has no link to ${next || 'the home page'}`);
    await page.goto(target);
    continue;
  }
  await Promise.all([page.waitForURL((url) => url.href.replace(/#.*/, '') === target), link.nth(at).click()]);
  const seen = await page.evaluate(() => ({
    heading: document.querySelector('h1')?.textContent ?? '',
    styled: getComputedStyle(document.body).fontFamily !== '' && document.styleSheets.length > 1,
  }));
  if (seen.heading === '' || !seen.styled) lost.push(`/${next}: ${JSON.stringify(seen)}`);
}
judge('disk-way', lost, `${way.length} pages, one after the other, each reached by a link`);

// Every link that a page holds leads to a file that is there.
const broken = [];
let count = 0;
for (const path of ['', GUIDE, 'checklists/home-modification/', 'indicators/safety/', 'departments/xf/', 'systems/system/', 'videos/videos/']) {
  await page.goto(pathToFileURL(join(dist, path, 'index.html')).href);
  const hrefs = await page.evaluate(() => [...document.querySelectorAll('a[href]')]
    .map((it) => typeof it.href === 'string' ? it.href : new URL(it.href.baseVal, location.href).href));
  for (const href of hrefs.filter((it) => it.startsWith('file:'))) {
    count += 1;
    const file = fileURLToPath(href.replace(/[?#].*/, ''));
    if (file.endsWith('/') || !existsSync(file)) broken.push(`/${path}: ${href} is no file`);
  }
}
if (count === 0) broken.push('no link was seen');
judge('disk-links', broken, `${count} links lead to files, none to a folder`);

// A box of the chart leads to its step, on a phone and on a desk.
const steps = [];
for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
  const reader = await open(viewport);
  await reader.goto(pathToFileURL(join(dist, GUIDE, 'index.html')).href);
  const box = reader.locator('#flow .chart a').filter({ visible: true }).nth(2);
  const wanted = await box.evaluate((it) => it.getAttribute('href'));
  await box.click();
  const top = await reader.locator(wanted).evaluate((it) => it.getBoundingClientRect().top);
  if (!reader.url().endsWith(wanted) || top < 0 || top > viewport.height) steps.push(`${viewport.width} px: ${wanted} stands at ${top}`);
  await reader.context().close();
}
judge('disk-chart', steps, 'a box of the chart leads to its step, at 360 and 1280 px');

// What is ticked stays ticked, from a disk and from a server.
const { server, origin } = await serve(dist);
const kept = [];
for (const address of [pathToFileURL(join(dist, GUIDE, 'index.html')).href, `${origin}/${GUIDE}`]) {
  const reader = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  await reader.goto(address);
  const boxes = reader.locator('[data-remember] input[type=checkbox]');
  const states = () => boxes.evaluateAll((all) => all.map((it) => Number(it.checked)).join(''));
  const before = await states();
  await boxes.nth(1).check();
  const ticked = await states();
  await reader.reload();
  const after = await states();
  if (before.includes('1') || ticked === before || after !== ticked) kept.push(`${address}: ${before}, ${ticked}, then ${after}`);
  await reader.locator('[data-clear]').click();
  await reader.reload();
  if ((await states()) !== before) kept.push(`${address}: cleared, and then ${await states()}`);
  await reader.context().close();
}
judge('disk-kept', kept, 'a material that is ticked stays so, from a disk and from a server, until it is cleared');
judge('disk-quiet', failures, 'no script failed, nothing was asked of a server');
await browser.close();
server.close();
