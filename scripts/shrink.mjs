// Makes the built page smaller: a Trunk hook, run on the files before they become dist/.
//
// Style sheets become one, JavaScript and CSS lose their white space and comments, and the names by
// which JavaScript and WebAssembly know each other become short: wasm-bindgen gives each a hash,
// which no compression can take out. The same goes for the integrity of files from the page's own server.
// Functions that are alike stand together.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { nameByLikeness } from "./order.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(folder, name), "utf8");
const write = (name, text) => writeFileSync(join(folder, name), text);
const small = (text, loader) =>
  transformSync(text, { loader, minify: true, target: "es2022", legalComments: "none" }).code;

/** What wasm-opt may find in the file: what `data-wasm-opt-params` in index.html says, and wasm-bindgen's pairs. */
const features = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"]
  .map((name) => `--enable-${name}`);

/** Puts functions that are alike together in `wasm`, and gives what crosses the border between it and its `glue`
 * short names; returns the glue. */
function shortenNames(wasm, glue) {
  const file = join(folder, wasm);
  writeFileSync(file, nameByLikeness(readFileSync(file)));
  const passes = ["--minify-imports-and-exports-and-modules", "--reorder-functions-by-name", "--strip-debug"];
  const renamed = execFileSync("wasm-opt", [...features, ...passes, file, "-o", file]);
  const { imports, exports } = JSON.parse(renamed);
  const names = new Map([...imports.map(([, ...pair]) => pair), ...exports]);
  return glue
    .replaceAll('"./provenote_bg.js"', '"a"')
    .replace(/^( {8})(\w+)(?=: function)/gm, (whole, indent, name) => (names.has(name) ? indent + names.get(name) : whole))
    .replace(/\bwasm\.(\w+)/g, (whole, name) => (names.has(name) ? `wasm.${names.get(name)}` : whole));
}

const files = readdirSync(folder);
const wasm = files.find((name) => name.endsWith(".wasm"));
for (const name of files.filter((name) => name.endsWith(".js"))) {
  const glue = wasm === name.replace(".js", "_bg.wasm");
  write(name, small(glue ? shortenNames(wasm, read(name)) : read(name), "js"));
}

let page = read("index.html");

// A model of another version has another name: no cache gives the engine a stale one.
const model = "models/quotations.bin";
const digest = createHash("sha256").update(readFileSync(join(folder, model))).digest("hex").slice(0, 16);
const named = model.replace(".", `-${digest}.`);
renameSync(join(folder, model), join(folder, named));
page = page.replaceAll(model, named);

const link = /<link rel="stylesheet" href="\.\/([^"]+)"[^>]*>\s*/g;
const sheets = [...page.matchAll(link)].map(([, name]) => name);
const all = sheets.map(read).join("\n");
sheets.slice(1).forEach((name) => rmSync(join(folder, name)));
write(sheets[0], small(all, "css"));
page = page.replace(link, (whole, name) => (name === sheets[0] ? whole : ""));
write("index.html", page.replace(/<!--.*?-->| integrity="[^"]*"/gs, "").replace(/\s+/g, " "));
