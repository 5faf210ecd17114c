// Judge of the view for old eyes (关怀版): large, plain, remembered, without barriers, and read aloud.
//
// node elder.mjs DIST

import { inspect, launch } from './browser.mjs';
import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

const dist = process.argv[2];
// One page of each kind.
const PAGES = [
  '', 'guides/minimum-living/', 'guides/temporary-relief/', 'checklists/home-modification/', 'indicators/safety/', 'indicators/safety/xf/',
  'conduct/eight-ones/', 'figures/assistance/', 'lines/1/', 'about/', 'search/', 'terms/terms/', 'books/handbook/', 'p/QPN8T9/', 'register/civil-affairs/',
];
const LETTERS = 24;
const CONTROL = 60;
const TARGET = 44;

const { server, origin } = await serve(dist);
const browser = await launch();
const wrong = { kept: [], large: [], axe: [], fits: [], aloud: [], plain: [] };

for (const colorScheme of ['light', 'dark']) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, colorScheme, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${origin}/guides/minimum-living/`);
  await page.click('[data-elder]');
  await page.reload();
  for (const path of PAGES) {
    await page.goto(`${origin}/${path}`);
    const seen = await page.evaluate(() => {
      const shown = (element) => element.offsetParent !== null && element.getClientRects().length > 0;
      const all = (query) => [...document.querySelectorAll(query)].filter(shown);
      const style = getComputedStyle(document.body);
      const height = (element) => element.getBoundingClientRect().height;
      const size = (element) => parseFloat(getComputedStyle(element).fontSize);
      const says = (element) => `${element.textContent.trim().slice(0, 20)} ${height(element).toFixed(0)} px high`;
      const words = all('body *').filter((it) => !it.closest('svg, .unseen, .skip') && [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
      return {
        view: document.documentElement.dataset.view,
        pressed: document.querySelector('[data-elder]').getAttribute('aria-pressed'),
        size: parseFloat(style.fontSize),
        small: words.filter((it) => size(it) < parseFloat(style.fontSize) * 0.95).map(says),
        narrow: words.filter((it) => parseFloat(getComputedStyle(it).lineHeight) / size(it) < 1.495).map(says),
        low: all('.tel, .button, button, .search input').filter((it) => height(it) < 59.5).map(says),
        tight: all('a[href], button, input, textarea, label:has(input)')
          .filter((it) => !it.closest('svg') && !it.matches('label [type=checkbox], label [type=radio]') && height(it) < 43.5).map(says),
        columns: all('.facts > div, .sheet, .group').filter((it) => getComputedStyle(it).display === 'grid').length,
      };
    });
    if (seen.view !== 'elder' || seen.pressed !== 'true') wrong.kept.push(`/${path}: the view is ${seen.view}, the switch ${seen.pressed}`);
    if (seen.size < LETTERS) wrong.large.push(`/${path}: letters of ${seen.size} px`);
    for (const words of seen.small) wrong.large.push(`/${path}: smaller: ${words}`);
    for (const words of seen.narrow) wrong.large.push(`/${path}: lines below 1.5: ${words}`);
    for (const words of seen.low) wrong.large.push(`/${path}: a control below ${CONTROL} px: ${words}`);
    for (const words of seen.tight) wrong.large.push(`/${path}: a target below ${TARGET} px: ${words}`);
    if (seen.columns) wrong.large.push(`/${path}: ${seen.columns} things in columns`);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      const needed = await page.evaluate(() => document.scrollingElement.scrollWidth);
      if (needed > width) wrong.fits.push(`/${path}: ${needed} px on a phone of ${width}`);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    const { violations } = await inspect(page);
    for (const { id, nodes } of violations) wrong.axe.push(`/${path} (${colorScheme}) ${id}: ${nodes[0].html.slice(0, 100)}`);
  }
  // Before anything is drawn: the script that switches has not come, and the view is there.
  await page.route('**/elder.js', (route) => route.abort());
  await page.goto(`${origin}/about/`);
  if (await page.evaluate(() => document.documentElement.dataset.view) !== 'elder') wrong.kept.push('the view comes after the page');
  await page.unroute('**/elder.js');
  // Another window follows. Off again, and it stays off.
  const other = await context.newPage();
  await other.goto(`${origin}/`);
  await page.goto(`${origin}/about/`);
  await page.click('[data-elder]');
  await page.reload();
  if (await page.evaluate(() => document.documentElement.dataset.view)) wrong.kept.push('switched off it comes back');
  await other.waitForFunction(() => !document.documentElement.dataset.view, null, { timeout: 5000 }).catch(() => wrong.kept.push('another window stays as it was'));
  await context.close();
}

// A browser with a voice: what it is given to say.
{
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(() => {
    globalThis.said = [];
    globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    // What is waiting to be said when it is told to be silent ends with an error, as in browsers.
    const cancel = () => { for (const it of globalThis.said.splice(0)) it.onerror({ error: 'canceled' }); };
    Object.defineProperty(globalThis, 'speechSynthesis', { value: { speak: (it) => globalThis.said.push(it), cancel } });
  });
  const page = await context.newPage();
  await page.goto(`${origin}/guides/elderly-allowance/`);
  await page.click('[data-speak]');
  const said = await page.evaluate(() => globalThis.said.map((it) => [it.text, it.lang]));
  const all = said.map(([text]) => text).join('\n');
  for (const words of ['高龄津贴发放', '带什么', '居民身份证', '22 个工作日'.replace(' ', '，'), '受理']) if (!all.includes(words)) wrong.aloud.push(`${words} is not said`);
  if (said.some(([, lang]) => lang !== 'zh-CN')) wrong.aloud.push('in another language');
  const button = async () => (await page.textContent('[data-speak]')).trim();
  if (await button() !== '停') wrong.aloud.push('no way to stop');
  await page.click('[data-speak]');
  if (await page.evaluate(() => globalThis.said.length) || await button() === '停') wrong.aloud.push('it does not stop');
  await page.click('[data-speak]');
  await page.evaluate(() => globalThis.said.splice(0).pop().onend());
  if (await button() === '停') wrong.aloud.push('at the end it still offers to stop');
  await context.close();
}
// A browser without a voice has no such button; one without storage has the view as long as the page.
{
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, 'speechSynthesis', { value: undefined });
    Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('switched off', 'SecurityError'); } });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => wrong.plain.push(error.message));
  await page.goto(`${origin}/`);
  if (await page.locator('[data-speak]').isVisible()) wrong.plain.push('offers to read without a voice');
  await page.click('[data-elder]');
  if (await page.evaluate(() => document.documentElement.dataset.view) !== 'elder') wrong.plain.push('does nothing without storage');
  await context.close();
}
// Without scripts nothing offers itself that does nothing.
{
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  for (const query of ['[data-elder]', '[data-speak]', 'form.search']) if (await page.locator(query).isVisible()) wrong.plain.push(`${query} shows without scripts`);
  await context.close();
}
judge('elder-kept', wrong.kept, `${PAGES.length} pages, kept over pages and reloads, off when switched off`);
judge('elder-large', wrong.large, `letters of ${LETTERS} px on lines of 1.5 and more, controls of ${CONTROL} px, targets of ${TARGET}, one column`);
judge('elder-fits', wrong.fits, 'no sideways scrolling at 360 and 320 px');
judge('elder-axe', wrong.axe, `WCAG 2.2 A and AA on ${PAGES.length} pages, light and dark`);
judge('elder-aloud', wrong.aloud, 'name, first facts and steps read aloud, and stopped');
judge('elder-plain', wrong.plain, 'hidden where scripts are off or there is no voice; lasts as long as the page without storage');
await browser.close();
server.close();
