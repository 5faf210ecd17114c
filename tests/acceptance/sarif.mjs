// Judge of `--format sarif`: it obeys the schema of SARIF 2.1.0, and its places and fixes are those of the files.
//
// node sarif.mjs BIAOCHI STANDARDS
// JUDGES is the folder whose node_modules hold ajv, ajv-formats and the schema.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { judge } from './verdict.mjs';

const [biaochi, standards] = process.argv.slice(2).map((path) => resolve(path));
const packages = createRequire(join(process.env.JUDGES, 'package.json'));
// The schema is written in draft 4 of JSON Schema.
const Ajv = packages('ajv-draft-04').default;
const addFormats = packages('ajv-formats').default;

const schemaPath = join(packages.resolve('@microsoft/jest-sarif/package.json'), '../lib/schemas/sarif-2.1.0-rtm.5.json');
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const obeys = ajv.compile(JSON.parse(readFileSync(schemaPath, 'utf8')));

// A folder and a file whose names need encoding: Chinese, a character outside the first plane, a space, a percent sign.
const ODD = '清单 100%/𠀀族：一.yaml';

const work = mkdtempSync(join(tmpdir(), 'biaochi-sarif-'));

// The document that a handbook gives.
function sarif(folder, ...more) {
  const run = spawnSync(biaochi, ['check', folder, '--format', 'sarif', '--quiet', ...more], {
    cwd: work,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(run.stdout);
}

// What the schema has against a document.
function violations(document) {
  return obeys(document) ? [] : obeys.errors.map((error) => `${error.instancePath} ${error.message}`);
}

// A handbook with several faults, fixes among them.
function broken() {
  const folder = join(work, '手册');
  cpSync(standards, folder, { recursive: true });
  const change = (path, from, to) => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    writeFileSync(file, text.replace(from, to));
  };
  change('guides/minimum-living.md', '承诺: 20 工作日', '承诺：20 工作日');
  change('guides/elderly-allowance.md', '条线: 一老', '条线: 𠀀老');
  change('guides/destitute-support.md', '相关: [minimum-living', '相关: [minimum-livin');
  change('conduct/eight-ones.yaml', '声明: 8', '声明: 9');
  change('codes.csv', 'Q6HG1S,', 'Q6HG1T,');
  const odd = join(folder, ODD);
  cpSync(join(standards, 'conduct/four-rates.yaml'), odd);
  writeFileSync(odd, readFileSync(odd, 'utf8').replace('来源: 引用', '来源: 网上').replace('响应率', '𠀀𠀀👋响应率'));
  return { folder: '手册', document: sarif('手册') };
}

const places = (document) =>
  document.runs[0].results.flatMap((result) =>
    [...result.locations, ...result.relatedLocations].map((location) => location.physicalLocation),
  );

// The text of a region; columns count characters, not units of UTF-16.
function textOf(folder, { artifactLocation, region }) {
  const lines = readFileSync(join(work, decodeURIComponent(artifactLocation.uri)), 'utf8').split('\n');
  const cut = lines.slice(region.startLine - 1, region.endLine).map((line) => [...line]);
  cut[cut.length - 1] = cut.at(-1).slice(0, region.endColumn - 1);
  cut[0] = cut[0].slice(region.startColumn - 1);
  return cut.map((line) => line.join('')).join('\n');
}

function main() {
  const clean = sarif(standards);
  judge('sarif-clean', violations(clean), 'the standards as they are');

  const { folder, document } = broken();
  const [run] = document.runs;
  judge('sarif-schema', violations(document), `${run.results.length} results against SARIF 2.1.0`);

  const uris = places(document).map((place) => place.artifactLocation.uri);
  const unfit = uris.filter((uri) => !/^(?:[A-Za-z0-9._~\/-]|%[0-9A-F]{2})+$/.test(uri));
  const odd = uris.some((uri) => decodeURIComponent(uri) === `${folder}/${ODD}`);
  judge('sarif-uris', [...unfit, ...(odd ? [] : [`${ODD} is missing`])], `${uris.length} addresses of files`);

  const glyph = run.results.find((result) => textOf(folder, result.locations[0].physicalLocation) === '👋');
  judge('sarif-columns', glyph ? [] : ['the character behind two of the second plane is not pointed at'], run.columnKind);

  const fixes = run.results.flatMap((result) => result.fixes);
  const changes = fixes.flatMap((fix) => fix.artifactChanges);
  const slip = changes.find((change) => change.replacements[0].insertedContent.text === ': ');
  const place = slip && { artifactLocation: slip.artifactLocation, region: slip.replacements[0].deletedRegion };
  const wrong = place && textOf(folder, place) === '：' ? [] : ['the full-width colon is not what is replaced'];
  judge('sarif-fixes', wrong, `${fixes.length} fixes`);

  const prints = run.results.map((result) => result.partialFingerprints['biaochi/v1']);
  const twice = prints.filter((print, at) => prints.indexOf(print) !== at);
  judge('sarif-fingerprints', twice, `${prints.length} fingerprints, each its own`);
}

try {
  main();
} finally {
  rmSync(work, { recursive: true, force: true });
}
