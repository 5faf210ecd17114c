// Judge of the search: questions as people ask them, each with the document that must come first.
//
// node search.mjs DIST
// From a server and from a disk, on a phone.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

const dist = resolve(process.argv[2]);

// A question and the path of its first answer; null where nothing is to be found.
const QUESTIONS = [
  // Parts of names: any two characters that stand together, within a word and across two.
  ['高龄津贴', 'guides/elderly-allowance/'], ['高龄', 'guides/elderly-allowance/'], ['龄津', 'guides/elderly-allowance/'],
  ['贴发', 'guides/elderly-allowance/'], ['离婚', 'guides/divorce-registration/'], ['结婚登记', 'guides/marriage-registration/'],
  ['婚登', null, 'guides/marriage-registration/'], ['临时救助', 'guides/temporary-relief/'], ['时救', 'guides/temporary-relief/'],
  ['最低生活保障审核确认', 'guides/minimum-living/'], ['孤儿', 'guides/orphan-support/'], ['家庭寄养', 'guides/foster-care/'],
  ['募捐资格', 'guides/public-fundraising/'], ['门牌', 'guides/door-number/'], ['助餐', 'guides/meal-service/'],
  ['行政区划', 'guides/boundary-change/'], ['压疮', null, 'terms/terms/'],
  // Pinyin, whole and by first letters.
  ['gljt', 'guides/elderly-allowance/'], ['gljtff', 'guides/elderly-allowance/'], ['gaolingjintie', 'guides/elderly-allowance/'],
  ['lihun', 'guides/divorce-registration/'], ['lsjz', 'guides/temporary-relief/'], ['linshijiuzhu', 'guides/temporary-relief/'],
  ['zdshbz', 'guides/minimum-living/'], ['jiehundengji', 'guides/marriage-registration/'],
  // Common names.
  ['低保', 'guides/minimum-living/'], ['吃低保', 'guides/minimum-living/'], ['五保户', 'guides/destitute-support/'],
  ['救急', 'guides/temporary-relief/'], ['高龄补贴', 'guides/elderly-allowance/'], ['八十岁津贴', 'guides/elderly-allowance/'],
  ['事实孤儿', 'guides/unattended-child/'], ['树葬', 'guides/eco-burial-award/'], ['村公墓', 'guides/village-cemetery/'],
  ['养老院登记', 'guides/elderly-home-filing/'], ['民非', 'guides/service-organisation-registration/'], ['慈善机构', 'guides/charity-registration/'],
  // Traditional characters, wide letters.
  ['離婚', 'guides/divorce-registration/'], ['臨時救助', 'guides/temporary-relief/'], ['高齡津貼', 'guides/elderly-allowance/'],
  ['ｇｌｊｔ', 'guides/elderly-allowance/'],
  // Two words, in either order.
  ['老年 评估', 'guides/ability-assessment/'], ['收养 内地', 'guides/adoption-registration/'],
  // Codes, small letters and look-alikes too.
  ['S47TPJ', 'guides/elderly-allowance/'], ['s47tpj', 'guides/elderly-allowance/'], ['QPN8T9', 'p/QPN8T9/'], ['6PKR57', 'books/handbook/'],
  // Nothing.
  ['量子纠缠', null], ['zzzzzz', null], ['！！', null],
];
// Materials and words of the text: what must be among the answers, with how many at least.
const WITHIN = [
  ['居民身份证', 'guides/elderly-allowance/', 15], ['死亡证明', 'guides/funeral-fee-waiver/', 2], ['授权书', 'guides/minimum-living/', 3],
  ['户口簿', 'guides/marriage-registration/', 1], ['行政复议', 'guides/minimum-living/', 10],
];
// A wrong code: what is said, and which code is offered.
const SLIPS = [['S47TPK', 'S47TPJ'], ['S74TPJ', 'S47TPJ'], ['QPN8T8', 'QPN8T9']];

const { server, origin } = await serve(dist);
const browser = await launch();
const strange = [];
const loads = [];

async function ask(page, home, question) {
  await page.goto(`${home}?q=${encodeURIComponent(question)}`);
  const waiting = (words) => words && words.length > 0 && !words.includes('…');
  await page.waitForFunction(`(${waiting})(document.querySelector('[role=status]').textContent) || !new URLSearchParams(location.search).get('q').trim()`);
  return page.evaluate(() => ({
    said: document.querySelector('[role=status]').textContent,
    paths: Array.from(document.querySelectorAll('.results a'), (link) => link.href.replace(/index\.html$/, '')),
  }));
}

for (const [name, home] of [['server', `${origin}/search/`], ['disk', `${pathToFileURL(dist)}/search/index.html`]]) {
  const root = home.replace(/search\/(index\.html)?$/, '');
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  page.on('console', (message) => { if (message.type() === 'error') strange.push(`${name}: ${message.text()}`); });
  page.on('request', (request) => { if (!request.url().startsWith(root.replace(/\/$/, ''))) strange.push(`${name}: asks for ${request.url()}`); });
  const wrong = [];
  for (const [question, first, among] of QUESTIONS) {
    const { said, paths } = await ask(page, home, question);
    const found = paths.map((path) => path.replace(root, ''));
    if (among) { if (!found.includes(among)) wrong.push(`${question}: ${among} is not among ${found.slice(0, 5)}`); continue; }
    if (first === null ? found.length > 0 : found[0] !== first) wrong.push(`${question}: first is ${found[0]} of ${found.length} (${said}), not ${first}`);
  }
  judge(`search-${name}`, wrong, `${QUESTIONS.length} questions, each with its first answer`);
  const lost = [];
  for (const [question, path, least] of WITHIN) {
    const { paths } = await ask(page, home, question);
    if (!paths.includes(root + path) || paths.length < least) lost.push(`${question}: ${paths.length} found, ${path} ${paths.includes(root + path) ? 'is' : 'is not'} among them`);
  }
  judge(`search-within-${name}`, lost, `${WITHIN.length} questions for materials and words of the text`);
  const slips = [];
  for (const [question, meant] of SLIPS) {
    const { said, paths } = await ask(page, home, question);
    const text = await page.textContent('.results');
    if (!said.includes('抄错') || !text.includes(meant) || paths.length === 0) slips.push(`${question}: says ${said}, offers ${text}`);
  }
  judge(`search-slips-${name}`, slips, `${SLIPS.length} mistyped codes, each with the right one offered`);
  // From any page, with the keyboard alone.
  await page.goto(root + (name === 'disk' ? 'index.html' : ''));
  await page.focus('#q');
  await page.keyboard.type('低保');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.results a');
  const first = await page.getAttribute('.results a', 'href');
  judge(`search-form-${name}`, first.includes('guides/minimum-living/') ? [] : [`the form leads to ${first}`], 'asked from the home page with the keyboard');
  await context.close();
}

// A mistyped code in the address: the page for lost ones offers those that are near.
{
  const page = await browser.newPage();
  await page.goto(`${origin}/q/S47TPK/`);
  await page.waitForSelector('[data-missing]:not([hidden]) a');
  const near = await page.getAttribute('[data-missing] a', 'href');
  judge('search-lost', near.includes('guides/elderly-allowance/') ? [] : [`offers ${near}`], 'an address with a mistyped code offers the right one');
  // What a phone loads for a question.
  let bytes = 0;
  page.on('response', async (response) => { if (response.url().includes('/search/')) bytes += (await response.body().catch(() => '')).length; });
  await ask(page, `${origin}/search/`, '高龄津贴');
  const whole = readFileSync(join(dist, 'search/names.js')).length;
  loads.push(`${Math.round(bytes / 1024)} KB for a question, names ${Math.round(whole / 1024)} KB of it, unpacked`);
  judge('search-light', bytes < 400 * 1024 ? [] : [`${bytes} bytes`], loads[0]);
}
judge('search-quiet', strange, 'no error in the console, nobody else asked');
await browser.close();
server.close();
