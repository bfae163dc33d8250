// What the reader downloads, against tests/budgets.json: each file of dist/ as brotli 11 makes it.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const dist = fileURLToPath(new URL("../dist/", import.meta.url));
const budgets = JSON.parse(readFileSync(new URL("budgets.json", import.meta.url)));
const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** Paths of all files below `folder`, relative to dist/. */
function filesBelow(folder = "") {
  return readdirSync(join(dist, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(dist, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const line = (...cells) => console.log(cells.map((cell, i) => String(cell)[i ? "padStart" : "padEnd"](i ? 9 : 48)).join(" "));

const totals = Object.fromEntries(Object.keys(budgets).map((name) => [name, 0]));
line("file", "bytes", "brotli");
for (const path of filesBelow().sort()) {
  const bytes = readFileSync(join(dist, path));
  const packed = brotli(bytes);
  totals[path.startsWith(budgets.model.folder) ? "model" : "page"] += packed;
  line(path, bytes.length, packed);
}
for (const [name, total] of Object.entries(totals)) {
  const { brotliBytes: limit, goal } = budgets[name];
  line(`${name}, of ${limit} allowed`, "", total);
  if (total > limit) {
    console.error(`${name} is ${total - limit} bytes over its budget in tests/budgets.json`);
    process.exitCode = 1;
  }
  // A ratchet: what is reached may not be lost on the way to the goal.
  if (total > goal) console.log(`${name} is ${total - goal} bytes over its goal of ${goal}`);
}
if (totals.page === 0) {
  console.error("dist/ is empty: run ./dev build first");
  process.exitCode = 1;
}
