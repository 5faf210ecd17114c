// What a judge says: one line, `ok NAME: detail` or `FAIL NAME: detail`, and under a FAIL what is wrong.

// So many problems are printed under a FAIL; more would bury the first, which is often the cause.
const SHOWN = 12;

// Says whether `name` holds: it does when nothing is in `problems`.
export function judge(name, problems, detail) {
  const distinct = [...new Set(problems)];
  if (distinct.length === 0) {
    console.log(`ok ${name}: ${detail}`);
    return;
  }
  process.exitCode = 1;
  console.log(`FAIL ${name}: ${distinct.length} wrong; looked at ${detail}`);
  for (const problem of distinct.slice(0, SHOWN)) console.log(`     ${problem}`);
  if (distinct.length > SHOWN) console.log(`     and ${distinct.length - SHOWN} more`);
}
