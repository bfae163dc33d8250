// What leaves: the annotation document, right to the last offset and the same as the command line's.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { DIGEST, TRAPS } from "./stage/articles.mjs";
import { proseOfWords } from "./stage/prose.mjs";
import { ROOT, download, open, pasteArticle, raise } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

const ANNOTATE = process.env.ANNOTATE ?? join(ROOT, "target/release/annotate");
const schema = JSON.parse(readFileSync(join(ROOT, "schemas/annotation-document-1.json"), "utf8"));
const validate = new Ajv({ strict: false, formats: { "date-time": true, uint32: true, double: true } }).compile(schema);

async function downloaded(text) {
  const { page, context } = await open(stage);
  await pasteArticle(page, text);
  const saved = await download(page);
  await context.close();
  return saved;
}

/** Every object with `start`, `end` and `exact`, wherever it is. */
function spans(value, found = []) {
  if (Array.isArray(value)) value.forEach((item) => spans(item, found));
  else if (value && typeof value === "object") {
    if ("start" in value && "exact" in value) found.push(value);
    Object.values(value).forEach((item) => spans(item, found));
  }
  return found;
}

const clockless = (text) => text.replace(/"created": "[^"]*"/, '"created": ""');

for (const [name, text] of Object.entries({ DIGEST, TRAPS })) {
  test(`${name}: every span is what the text holds there, in code points and in UTF-16`, async () => {
    const { document } = await downloaded(text);
    const points = Array.from(document.document.text);
    const all = spans(document);
    assert.ok(all.length > 8, `only ${all.length} spans`);
    for (const span of all) {
      assert.equal(points.slice(span.start, span.end).join(""), span.exact);
      assert.equal(document.document.text.slice(...span.utf16), span.exact);
    }
    assert.equal(document.document.codePoints, points.length);
    assert.equal(document.document.utf16Units, document.document.text.length);
    assert.equal(document.document.text, text);
  });

  test(`${name}: the file is what the schema says and what the command line writes`, async () => {
    const saved = await downloaded(text);
    assert.ok(validate(saved.document), JSON.stringify(validate.errors?.slice(0, 3)));
    const written = execFileSync(ANNOTATE, { input: text, encoding: "utf8", maxBuffer: 1 << 26 });
    assert.equal(clockless(saved.text), clockless(written));
  });
}

/** Pastes `text`; the marks that come with it, and how many slices of its analysis were before. */
const firstMarks = async (text) => {
  performance.clearMarks();
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  const article = () => document.querySelector("[data-testid=article]");
  // Asked at each change of the page, so that no later slice comes between.
  await new Promise((done) => {
    new MutationObserver((_, observer) => {
      if (!article()) return;
      observer.disconnect();
      done();
    }).observe(document.body, { subtree: true, childList: true });
  });
  const marks = [...article().querySelectorAll("mark")].map((mark) => mark.textContent);
  return { marks, slices: performance.getEntriesByName("provenote: idle").length };
};

test("the first marks of a long article come with its text, and stay", async () => {
  // One article, whose list stands at its end: what the head tells by itself, the whole does too.
  const [body, list] = DIGEST.split("References");
  const text = `${body.repeat(700)}References${list}`;
  // A slice is short, and on a busy machine another may have had all of it: then once more.
  for (let tries = 15; tries--; ) {
    const { page, context } = await open(stage);
    const first = await page.evaluate(firstMarks, text);
    assert.equal(first.slices, 1);
    if (tries && first.marks.length === 0) {
      await context.close();
      await new Promise((later) => setTimeout(later, 300));
      continue;
    }
    assert.ok(first.marks.length > 0, "no marks came with the text");
    const { document } = await download(page);
    const saved = new Set(spans(document).map((span) => span.exact));
    assert.deepEqual(first.marks.filter((mark) => !saved.has(mark)), []);
    await context.close();
    break;
  }
});

test("a long article is saved whole, though its analysis had not come to its end", async () => {
  const text = proseOfWords(30_000);
  const { page, context } = await open(stage);
  const waiting = page.waitForEvent("download");
  const unread = await page.evaluate(async (text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    while (!document.querySelector("[data-testid=article] mark")) await new Promise(requestAnimationFrame);
    const status = document.querySelector(".status-file").textContent;
    document.querySelector("[data-testid=download]").click();
    return status;
  }, text);
  assert.match(unread, /^Reading the article: \d+%$/);
  const file = await waiting;
  const saved = JSON.parse(readFileSync(await file.path(), "utf8"));
  const written = JSON.parse(execFileSync(ANNOTATE, { input: text, encoding: "utf8", maxBuffer: 1 << 28 }));
  assert.deepEqual({ ...saved, created: "" }, { ...written, created: "" });
  await context.close();
});

test("the file's name comes from the title and the date", async () => {
  const { name } = await downloaded(`Tide wall: what next?\n\n${DIGEST}`);
  assert.match(name, /^tide-wall-what-next_\d{4}-\d\d-\d\d\.provenote\.json$/i);
});

test("Copy puts the same document on the clipboard", async () => {
  const { page, context } = await open(stage);
  await pasteArticle(page, DIGEST);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByTestId("copy-json").click();
  await page.getByTestId("message").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const saved = await download(page);
  assert.equal(clockless(copied), clockless(saved.text));
  await context.close();
});
